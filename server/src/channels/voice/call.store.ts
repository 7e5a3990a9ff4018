/** Calls as they are kept: the document they carry out, and how much of their thread was said aloud. */
import type { ContactState, ConversationState } from '@hub/contract';
import type { Tx } from '../../platform/database/client.ts';
import { mustNotRecord } from './recordable.store.ts';
import type { SceneName } from './scene.ts';

export interface Call {
  id: string;
  sid: string | null;
  conversationId: string;
  direction: 'inbound' | 'outbound';
  number: string | null;
  contactId: string | null;
  step: number;
  document: string;
  scene: SceneName;
  spokenSeq: number;
  silences: number;
  textOffer: 'offered' | 'taken' | null;
  answeredBy: string | null;
  /** When they were told that the talk is recorded. */
  noticeAt: Date | null;
  startedAt: Date;
  /** When Twilio told that it is over; null while it goes on. */
  endedAt: Date | null;
}

const CALL = {
  ...{ id: true, sid: true, conversationId: true, direction: true, number: true, contactId: true, step: true },
  ...{
    document: true,
    scene: true,
    spokenSeq: true,
    silences: true,
    textOffer: true,
    answeredBy: true,
    noticeAt: true,
    startedAt: true,
    endedAt: true,
  },
} as const;

/** Begins a call once: null when there is one with this id. */
export async function insertCall(
  tx: Tx,
  call: Pick<Call, 'id' | 'sid' | 'conversationId' | 'direction' | 'number' | 'contactId' | 'spokenSeq'> & {
    now: Date;
  },
): Promise<boolean> {
  const { now, ...data } = call;
  const { count } = await tx.call.createMany({ data: [{ ...data, startedAt: now }], skipDuplicates: true });
  return count === 1;
}

/** The call, held until the transaction ends; null when there is none. */
export async function lockCall(tx: Tx, id: string): Promise<Call | null> {
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "call" WHERE "id" = ${id}::uuid FOR UPDATE`;
  if (found.length === 0) return null;
  return (await tx.call.findUniqueOrThrow({ where: { id }, select: CALL })) as Call;
}

/**
 * Keeps what came of a request: the next document, and how far the thread was said. A call that asked may be told to ask again at
 * once; one whose id Twilio has not told yet keeps the mark that it is being made.
 */
export async function keepDocument(
  tx: Tx,
  id: string,
  kept: Pick<Call, 'sid' | 'step' | 'document' | 'scene' | 'spokenSeq' | 'noticeAt'> & { isOffered: boolean },
): Promise<void> {
  const { isOffered, sid, ...data } = kept;
  await tx.call.update({
    where: { id },
    data: { ...data, ...(sid !== null && { redirectedAt: null }), ...(isOffered && { textOffer: 'offered' }) },
    select: { id: true },
  });
}

export async function keepSilences(tx: Tx, id: string, silences: number): Promise<void> {
  await tx.call.update({ where: { id }, data: { silences }, select: { id: true } });
}

export async function keepTextTaken(tx: Tx, id: string): Promise<void> {
  await tx.call.update({ where: { id }, data: { textOffer: 'taken' }, select: { id: true } });
}

/** A call goes on in another thread: what was said there before is not said again. */
export async function moveCall(tx: Tx, id: string, conversationId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "call" SET "conversation_id" = v."id", "spoken_seq" = v."last_seq"
    FROM "conversation" v WHERE "call"."id" = ${id}::uuid AND v."id" = ${conversationId}::uuid`;
}

/** Where the thread of a call stands. */
export interface Standing {
  state: ConversationState;
  isDecided: boolean;
  restricted: boolean;
  /** The most urgent class of what waits or is talked about; null when nothing is. */
  priority: number | null;
  /** Where the contact stands for which we rang; null where they rang us. */
  contactState: ContactState | null;
  /** Texts may not be sent here (P12). */
  isHeldBack: boolean;
  lastSeq: number;
  /** Danger, safeguarding, or what few may know. */
  mustNotRecord: boolean;
}

export async function standingOf(tx: Tx, { conversationId, contactId }: Call): Promise<Standing> {
  const [standing] = await tx.$queryRaw<Standing[]>`
    SELECT v."state", v."done_seq" >= v."due_seq" AS "isDecided", v."restricted", v."last_seq" AS "lastSeq",
           ${mustNotRecord} AS "mustNotRecord",
           (SELECT min(c."priority") FROM "contact" c
            WHERE c."conversation_id" = v."id" AND c."channel" <> 'callback'
              AND c."state" IN ('queued', 'offered', 'assigned'))::int AS "priority",
           (SELECT c."state" FROM "contact" c WHERE c."id" = ${contactId}::uuid) AS "contactState",
           EXISTS (SELECT 1 FROM "duty" d JOIN "contact" p ON p."id" = d."contact_id"
                   WHERE p."conversation_id" = v."id" AND d."kind" = 'suppress' AND d."what" = 'sms'
                     AND d."clause" = 'P12' AND d."done_at" IS NULL) AS "isHeldBack"
    FROM "conversation" v WHERE v."id" = ${conversationId}::uuid`;
  if (!standing) throw new Error('a call has a conversation');
  return standing;
}

/** False where a number wants no texts, or cannot get any. */
export async function canBeTexted(tx: Tx, number: string): Promise<boolean> {
  const known = await tx.smsNumber.findUnique({ where: { number }, select: { stoppedAt: true, badAt: true } });
  return known === null || (known.stoppedAt === null && known.badAt === null);
}
