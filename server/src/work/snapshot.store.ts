/** What the console starts from, and one contact with why it came. */
import { contactDetailSchema, isWritten, transferHowSchema } from '@hub/contract';
import type { ContactDetail, Offer, Outcome, StaffRole, WorkSnapshot } from '@hub/contract';
import type { Form } from '@hub/forms';
import { readAttempts } from '../attempts/index.ts';
import { readCases } from '../cases/index.ts';
import { draftsOfContact } from '../forms/index.ts';
import { readDuties, readToDo } from '../duties/index.ts';
import type { DutyWords } from '../duties/index.ts';
import type { Standing } from '../identity/index.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { adviceOf } from './advice.ts';
import type { OfferWords } from './advice.ts';
import { explain } from './explain.ts';
import { SAFEGUARDING } from './invite.ts';
import type { ExplainWords } from './explain.ts';
import { atOneMoment } from './in-transaction.ts';
import { readMe } from './load.store.ts';
import {
  summariesHeldBy,
  summariesHeldByOthers,
  summariesHelpedBy,
  summariesOf,
  summariesWaiting,
  summaryOf,
} from './summary.store.ts';
import type { WorkWording } from './wording.ts';

/** Nobody reads further down a list; what comes up later arrives as it changes. */
const QUEUE_SHOWN = 500;
const HELD_SHOWN = 200;
const ALERTS_SHOWN = 50;
const TASKS_SHOWN = 50;

/** The work as one member of staff sees it, all read at one moment. */
export async function readSnapshot(
  db: Database,
  staffId: string,
  { wording, dutyWords }: { wording: WorkWording; dutyWords: DutyWords },
): Promise<WorkSnapshot> {
  return atOneMoment(db, async (tx) => {
    const me = await readMe(tx, staffId);
    return {
      me,
      mine: await summariesHeldBy(tx, staffId, wording),
      helping: await summariesHelpedBy(tx, staffId, wording),
      held: me.role === 'supervisor' ? await summariesHeldByOthers(tx, { staffId, limit: HELD_SHOWN }, wording) : [],
      offers: await pendingOffers(tx, staffId, wording),
      queue: await summariesWaiting(tx, QUEUE_SHOWN, wording),
      alerts: await readAlerts(tx, wording),
      tasks: me.role === 'supervisor' ? await readTasks(tx, wording, dutyWords) : [],
    };
  });
}

async function readTasks(tx: Tx, wording: WorkWording, dutyWords: DutyWords): Promise<WorkSnapshot['tasks']> {
  const toDo = await readToDo(tx, TASKS_SHOWN, dutyWords);
  const contacts = await summariesOf(tx, [...new Set(toDo.map(({ contactId }) => contactId))], wording);
  const byId = new Map(contacts.map((contact) => [contact.contactId, contact]));
  return toDo.flatMap(({ contactId, duty }) => {
    const contact = byId.get(contactId);
    return contact ? [{ duty, contact }] : [];
  });
}

/** What is held out to an agent at this moment. */
export async function pendingOffers(db: Tx, staffId: string, wording: WorkWording): Promise<Offer[]> {
  const rows = await db.offer.findMany({
    where: { staffId, state: 'pending' },
    select: {
      ...{ id: true, contactId: true, expiresAt: true, kind: true, note: true },
      asker: { select: { name: true } },
    },
    orderBy: [{ offeredAt: 'asc' }, { id: 'asc' }],
  });
  const contacts = await summariesOf(
    db,
    rows.map(({ contactId }) => contactId),
    wording,
  );
  const byId = new Map(contacts.map((contact) => [contact.contactId, contact]));
  return rows.flatMap(({ id, contactId, expiresAt, ...row }) => {
    const contact = byId.get(contactId);
    const asked = row.asker && { name: row.asker.name, how: transferHowSchema.parse(row.kind), note: row.note };
    return contact ? [{ offerId: id, contact, reason: contact.reason, expiresAt: expiresAt.toISOString(), asked }] : [];
  });
}

async function readAlerts(db: Tx, wording: WorkWording): Promise<WorkSnapshot['alerts']> {
  const rows = await db.alert.findMany({
    where: { contact: { state: { not: 'closed' } } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: ALERTS_SHOWN,
  });
  const contacts = await summariesOf(db, [...new Set(rows.map(({ contactId }) => contactId))], wording);
  const byId = new Map(contacts.map((contact) => [contact.contactId, contact]));
  return rows.flatMap(({ id, contactId, signal, at }) => {
    const contact = byId.get(contactId);
    return contact ? [{ alertId: id, contact, signal, at: at.toISOString() }] : [];
  });
}

/** Conversations that an agent has on hand, or helps in. */
export async function heldConversations(db: Database, staffId: string): Promise<string[]> {
  const rows = await db.contact.findMany({
    where: { OR: [{ assignedTo: staffId, state: { in: ['assigned', 'wrap-up'] } }, helpedBy(staffId)] },
    select: { conversationId: true },
  });
  return rows.flatMap(({ conversationId }) => (conversationId === null ? [] : [conversationId]));
}

export interface Reader {
  staffId: string;
  role: StaffRole;
}

const helpedBy = (staffId: string) => ({ participants: { some: { staffId, leftAt: null } } });

const heldOrOffered = (staffId: string) => ({
  OR: [
    { assignedTo: staffId, state: { in: ['assigned', 'wrap-up'] } },
    { offers: { some: { staffId, state: 'pending' } } },
    helpedBy(staffId),
  ],
});

/** True where a supervisor may read along: anywhere but in what was disclosed, which needs the skill for it (P15). */
async function isOpenTo(db: Database, { staffId, role }: Reader, conversationId: string): Promise<boolean> {
  if (role !== 'supervisor') return false;
  const isRestricted = await db.conversation.count({ where: { id: conversationId, restricted: true } });
  return isRestricted === 0 || (await db.staff.count({ where: { id: staffId, skills: { has: SAFEGUARDING } } })) > 0;
}

/**
 * May this member of staff read that conversation? An agent what they hold, are offered or help in (P40); a supervisor any, but what
 * was disclosed in confidence only with the skill for it (P15).
 */
export async function mayRead(db: Database, reader: Reader, conversationId: string): Promise<boolean> {
  if (await isOpenTo(db, reader, conversationId)) return true;
  const { staffId } = reader;
  return (await db.contact.count({ where: { conversationId, ...heldOrOffered(staffId) } })) > 0;
}

/** A contact that its reader may open, with who the resident is and how surely we know it. */
export interface OpenedContact {
  contactId: string;
  residentId: string | null;
  standing: Standing;
}

/** Opens a contact for its reader, by the rule of `mayRead`; 'not-allowed' when it is somebody else's (P40). */
export async function openContact(
  db: Database,
  reader: Reader,
  contactId: string,
): Promise<Outcome<{ opened: OpenedContact }>> {
  const contact = await db.contact.findUnique({
    where: { id: contactId },
    select: {
      residentId: true,
      identityLevel: true,
      identityAt: true,
      conversation: { select: { id: true, residentId: true, identityLevel: true } },
    },
  });
  if (!contact?.conversation)
    return refused('contact-not-found', 'Choose a contact from your work.', { where: 'contactId' });
  const { conversation } = contact;
  const isTheirs = await db.contact.count({ where: { id: contactId, ...heldOrOffered(reader.staffId) } });
  if (isTheirs === 0 && !(await isOpenTo(db, reader, conversation.id)))
    return refused('not-allowed', 'You can open contacts that you hold, help in, or that are offered to you.', {
      where: 'contactId',
    });
  const residentId = conversation.residentId ?? contact.residentId;
  const { identityLevel: level, identityAt: at } = contact;
  const standing = { signedIn: conversation.identityLevel, checked: at && { level, at } };
  return { ok: true, opened: { contactId, residentId, standing } };
}

/** What a contact's details are put into words with. */
interface DetailPorts {
  wording: WorkWording;
  dutyWords: DutyWords;
  offerWords: OfferWords;
  policyWords: ExplainWords;
  forms: readonly Form[];
}

/** A contact with the newest decision about it, what that asks for, and what was said of a call back. */
export async function readDetail(
  db: Database,
  contactId: string,
  { wording, dutyWords, offerWords, policyWords, forms }: DetailPorts,
): Promise<ContactDetail> {
  const [contact, row, decision, duties, cases, attempts, drafts] = await Promise.all([
    summaryOf(db, contactId, wording),
    db.contact.findUniqueOrThrow({
      where: { id: contactId },
      select: {
        callbackName: true,
        callbackPhone: true,
        callbackWhen: true,
        service: { select: { name: true, path: true } },
        conversation: { select: { restricted: true } },
      },
    }),
    db.decision.findFirst({ where: { contactId }, orderBy: [{ at: 'desc' }, { seq: 'desc' }] }),
    readDuties(db, contactId, dutyWords),
    readCases(db, contactId),
    readAttempts(db, contactId),
    draftsOfContact(db, forms, contactId),
  ]);
  const { callbackName: name, callbackPhone: phone, callbackWhen: when } = row;
  return {
    contact,
    explanation: decision && explain(decision.decision, decision.ruleSetVersion, policyWords),
    callback: phone === null ? null : { name: name ?? '', phone, when: when ?? '' },
    factsSince: agesOf(decision?.factAges),
    duties,
    cases,
    attempts,
    advice: isWritten(contact.channel) ? adviceOf(decision?.decision, row.service, offerWords) : [],
    drafts,
    restricted: row.conversation?.restricted ?? false,
  };
}

/** Since when facts were known, as they were stored; nothing where that cannot be read. */
function agesOf(stored: unknown): ContactDetail['factsSince'] {
  const result = contactDetailSchema.shape.factsSince.safeParse(stored);
  return result.success ? result.data : {};
}
