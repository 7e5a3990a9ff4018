/** What the console starts from, and one contact with why it came. */
import { contactDetailSchema, isWritten, transferHowSchema } from '@hub/contract';
import type { ContactDetail, ContactSummary, Offer, WorkSnapshot } from '@hub/contract';
import type { Form } from '@hub/forms';
import { readAttempts } from '../attempts/index.ts';
import { readCases } from '../cases/index.ts';
import { draftsOfContact } from '../forms/index.ts';
import { readDuties, readToDo } from '../duties/index.ts';
import type { DutyWords } from '../duties/index.ts';
import { needsOnOffers } from '../needs/index.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { trainedAmong } from '../restricted/index.ts';
import { adviceOf } from './advice.ts';
import type { OfferWords } from './advice.ts';
import { alertFor, contactFor, taskFor } from './as-seen.ts';
import { explain } from './explain.ts';
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
  { wording, dutyWords, clock }: { wording: WorkWording; dutyWords: DutyWords; clock: () => Date },
): Promise<WorkSnapshot> {
  return atOneMoment(db, async (tx) => {
    const me = await readMe(tx, staffId);
    const viewer = { staffId, isTrained: (await trainedAmong(tx, [staffId])).has(staffId) };
    const seen = (contact: ContactSummary) => contactFor(contact, viewer, wording);
    const isSupervisor = me.role === 'supervisor';
    const held = isSupervisor ? await summariesHeldByOthers(tx, { staffId, limit: HELD_SHOWN }, wording) : [];
    const tasks = isSupervisor ? await readTasks(tx, wording, dutyWords) : [];
    return {
      me,
      mine: await summariesHeldBy(tx, staffId, wording),
      helping: await summariesHelpedBy(tx, staffId, wording),
      held: held.map(seen),
      offers: await pendingOffers(tx, staffId, { wording, now: clock() }),
      queue: (await summariesWaiting(tx, QUEUE_SHOWN, wording)).map(seen),
      alerts: (await readAlerts(tx, wording)).map((alert) => alertFor(alert, viewer, wording)),
      tasks: tasks.map((task) => taskFor(task, viewer, wording)),
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
export async function pendingOffers(
  db: Tx,
  staffId: string,
  { wording, now }: { wording: WorkWording; now: Date },
): Promise<Offer[]> {
  const rows = await db.offer.findMany({
    where: { staffId, state: 'pending' },
    select: {
      ...{ id: true, contactId: true, expiresAt: true, kind: true, note: true },
      asker: { select: { name: true } },
    },
    orderBy: [{ offeredAt: 'asc' }, { id: 'asc' }],
  });
  const ids = rows.map(({ contactId }) => contactId);
  const contacts = await summariesOf(db, ids, wording);
  const needsOf = await needsOnOffers(db, ids, now);
  const byId = new Map(contacts.map((contact) => [contact.contactId, contact]));
  return rows.flatMap(({ id, contactId, expiresAt, ...row }) => {
    const contact = byId.get(contactId);
    const asked = row.asker && { name: row.asker.name, how: transferHowSchema.parse(row.kind), note: row.note };
    if (!contact) return [];
    const needs = needsOf.get(contactId) ?? [];
    return [{ offerId: id, contact, reason: contact.reason, needs, expiresAt: expiresAt.toISOString(), asked }];
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
