/** Reading conversations and starting them. Appending is in append.store.ts. */
import { SYNC_LIMIT } from '@hub/contract';
import type {
  Action,
  Channel,
  ConversationEvent,
  ConversationState,
  EventKind,
  Sender,
  StaffNote,
  SyncReply,
} from '@hub/contract';
import type { Database, Tx } from '../platform/database/client.ts';

export interface ConversationRef {
  id: string;
  state: ConversationState;
  lastSeq: number;
  residentId: string | null;
  identityLevel: number;
  /** When somebody signed in from this chat; null where their browser shows it again each time, or nobody did. */
  signedInAt: Date | null;
}

const REF = {
  ...{ id: true, state: true, lastSeq: true, residentId: true },
  ...{ identityLevel: true, signedInAt: true },
} as const;

/** The conversation that a resident's token opens, or null. Only the token's SHA-256 is stored. */
export async function findByToken(db: Database, tokenHash: Uint8Array<ArrayBuffer>): Promise<ConversationRef | null> {
  const found = await db.conversation.findUnique({ where: { tokenHash }, select: REF });
  return found && { ...found, state: found.state as ConversationState };
}

export async function findById(db: Tx, id: string): Promise<ConversationRef | null> {
  const found = await db.conversation.findUnique({ where: { id }, select: REF });
  return found && { ...found, state: found.state as ConversationState };
}

export interface NewConversation {
  id: string;
  channel: Channel;
  /** Null where the resident has no way into it: what staff wrote down. */
  tokenHash: Uint8Array<ArrayBuffer> | null;
  residentId: string | null;
  identityLevel: number;
  /** True when it begins in a browser that asks to save data (P53). */
  saveData?: boolean;
}

/** Answers false, and stores nothing, when a conversation with that id or that token exists. */
export async function insertConversation(db: Tx, conversation: NewConversation): Promise<boolean> {
  const { count } = await db.conversation.createMany({ data: [conversation], skipDuplicates: true });
  return count === 1;
}

/**
 * Tells who the resident is, once they have signed in. A level is only ever raised here (P36), and only while the thread is on the
 * website: a sign-in proves nothing of who texts or rings.
 */
export async function identifyResident(
  db: Tx,
  conversationId: string,
  resident: { residentId: string; identityLevel: number },
): Promise<void> {
  await db.conversation.updateMany({
    where: {
      id: conversationId,
      channel: 'webchat',
      AND: [
        { OR: [{ residentId: null }, { residentId: resident.residentId }] },
        { OR: [{ identityLevel: { lt: resident.identityLevel } }, { signedInAt: { not: null } }] },
      ],
    },
    data: { ...resident, signedInAt: null },
  });
}

/** Remembers that a browser in this conversation asked to save data; never taken back (P53). */
export async function rememberSaveData(db: Tx, conversationId: string): Promise<void> {
  await db.conversation.updateMany({ where: { id: conversationId, saveData: false }, data: { saveData: true } });
}

/** What follows sequence `after`, oldest first, at most `SYNC_LIMIT` events; `more` says that there is more to fetch. */
export async function readEvents(db: Tx, conversationId: string, after: number): Promise<SyncReply> {
  const rows = await db.event.findMany({
    where: { conversationId, seq: { gt: after } },
    orderBy: { seq: 'asc' },
    take: SYNC_LIMIT + 1,
  });
  const events = rows.slice(0, SYNC_LIMIT).map((row): ConversationEvent => ({
    conversationId: row.conversationId,
    seq: row.seq,
    clientId: row.clientId,
    kind: row.kind as EventKind,
    from: row.sender as Sender,
    text: row.text,
    at: row.at.toISOString(),
    ...(row.name !== null && { name: row.name }),
    ...(row.actions !== null && { actions: row.actions as unknown as Action[] }),
    ...(row.staff !== null && { staff: row.staff as unknown as StaffNote }),
  }));
  return { events, more: rows.length > SYNC_LIMIT };
}

/** The last sequence of each conversation: one query for all that a node has open. */
export async function lastSequences(
  db: Database,
  conversationIds: string[],
): Promise<{ conversationId: string; seq: number }[]> {
  if (conversationIds.length === 0) return [];
  const rows = await db.conversation.findMany({
    where: { id: { in: conversationIds } },
    select: { id: true, lastSeq: true },
  });
  return rows.map((row) => ({ conversationId: row.id, seq: row.lastSeq }));
}

/** True once nothing up to sequence `seq` of the conversation waits for a decision. */
export async function turnDone(db: Database, conversationId: string, seq: number): Promise<boolean> {
  const found = await db.conversation.findUnique({
    where: { id: conversationId },
    select: { dueSeq: true, doneSeq: true },
  });
  return found === null || found.doneSeq >= Math.min(seq, found.dueSeq);
}

/** What the resident wrote first, up to three messages of it: what a form may be filled from. */
export async function firstWords(db: Tx, conversationId: string): Promise<string> {
  const events = await db.event.findMany({
    where: { conversationId, sender: 'resident', kind: 'message' },
    orderBy: { seq: 'asc' },
    take: 3,
    select: { text: true },
  });
  return events.map(({ text }) => text).join(' ');
}
