/** Whose a contact is: who may read it (P40, P15), and who deals with it while it is under way. */
import type { Outcome, StaffRole } from '@hub/contract';
import type { Standing } from '../identity/index.ts';
import type { Database } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { DEALING } from './participant.store.ts';
import { SAFEGUARDING, whereRestricted } from '../restricted/index.ts';

/** Conversations that an agent has on hand, or helps in. */
export async function heldConversations(db: Database, staffId: string): Promise<string[]> {
  // Each half by its own index: with an "or" between them every contact of the council would be looked at.
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT c."conversation_id" AS id FROM "contact" c
    WHERE c."assigned_to" = ${staffId}::uuid AND c."state" IN ('assigned', 'wrap-up') AND c."conversation_id" IS NOT NULL
    UNION
    SELECT c."conversation_id" FROM "participant" p JOIN "contact" c ON c."id" = p."contact_id"
    WHERE p."staff_id" = ${staffId}::uuid AND p."left_at" IS NULL AND c."conversation_id" IS NOT NULL`;
  return rows.map(({ id }) => id);
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

/** True where a supervisor may read along: anywhere but in what few may read, which needs the skill for it (P10 to P12, P15). */
async function isOpenTo(db: Database, { staffId, role }: Reader, conversationId: string): Promise<boolean> {
  if (role !== 'supervisor') return false;
  const [marked, sensitive] = await Promise.all([
    db.conversation.count({ where: { id: conversationId, restricted: true } }),
    db.contact.count({ where: { conversationId, ...whereRestricted } }),
  ]);
  return (
    marked + sensitive === 0 || (await db.staff.count({ where: { id: staffId, skills: { has: SAFEGUARDING } } })) > 0
  );
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

/** Does this member of staff deal with the contact while it is under way: is it theirs, or do they advise or introduce in it? */
async function holdsContact(db: Database, staffId: string, contactId: string): Promise<boolean> {
  const deals = { participants: { some: { staffId, leftAt: null, kind: { in: DEALING } } } };
  const where = { id: contactId, state: 'assigned', OR: [{ assignedTo: staffId }, deals] };
  return (await db.contact.count({ where })) > 0;
}

/** A contact that its reader may open, with who the resident is and how surely we know it. */
export interface OpenedContact {
  contactId: string;
  /** The reader deals with it, and it is under way. */
  holds: boolean;
  residentId: string | null;
  /** How the reader is to the resident, where they are not to see the record: own, family or friend (P40). */
  relation: string | null;
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
      conversation: { select: { id: true, residentId: true, identityLevel: true, signedInAt: true } },
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
  const signedIn = { level: conversation.identityLevel, at: conversation.signedInAt };
  const standing = { signedIn, checked: at && { level, at } };
  const relation =
    residentId &&
    (await db.staffRelation.findUnique({
      where: { staffId_residentId: { staffId: reader.staffId, residentId } },
      select: { kind: true },
    }));
  const holds = await holdsContact(db, reader.staffId, contactId);
  return { ok: true, opened: { contactId, holds, residentId, relation: relation ? relation.kind : null, standing } };
}
