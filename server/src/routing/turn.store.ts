/** What a turn reads and writes about its conversation. A turn is one transaction, so that it happens once or not at all. */
import type { Action, Channel, ConversationState } from '@hub/contract';
import { Prisma } from '../generated/prisma/client.ts';
import type { Database, Tx } from '../platform/database/client.ts';

export interface DueTurn {
  conversationId: string;
  channel: Channel;
  state: ConversationState;
  residentId: string | null;
  identityLevel: number;
  botState: unknown;
  botMisses: number;
  /** What the resident told of themselves so far; read it with `readTold`. */
  told: unknown;
  /** True once something was disclosed that few may read (P15). */
  restricted: boolean;
  /** True once a browser here asked to save data (P53). */
  saveData: boolean;
  /** The number that a thread by text is with. */
  number: string | null;
  seq: number;
  clientId: string;
  text: string;
  at: Date;
}

/**
 * Takes the conversation's next undecided message, if there is one. Turns of one conversation run one after another: the
 * advisory lock is held until the transaction ends, without holding up anybody who writes to the conversation meanwhile. What an
 * agent's check proved counts in the contact that is under way and from `checksCountFrom` on, as a sign-in from the chat does: so
 * `levelNow` has it.
 */
export async function takeTurn(tx: Tx, conversationId: string, checksCountFrom: Date): Promise<DueTurn | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('turn ' || ${conversationId}, 0))::text`;
  const [turn] = await tx.$queryRaw<DueTurn[]>`
    SELECT c.id AS "conversationId", c.channel, c.state, coalesce(c.resident_id, k.resident_id) AS "residentId",
           greatest(CASE WHEN c.signed_in_at IS NULL OR c.signed_in_at > ${checksCountFrom} THEN c.identity_level ELSE 0 END,
                    k.identity_level) AS "identityLevel",
           c.bot_state AS "botState", c.bot_misses AS "botMisses", c.told, c.restricted,
           c.save_data AS "saveData", c.number, e.seq, e.client_id AS "clientId", e.text, e.at
    FROM conversation c
    JOIN event e ON e.conversation_id = c.id AND e.seq > c.done_seq AND e.seq <= c.due_seq AND e.turn_due
    LEFT JOIN LATERAL (
      SELECT p.resident_id, p.identity_level FROM contact p
      WHERE p.conversation_id = c.id AND p.state <> 'closed' AND p.identity_at > ${checksCountFrom}
      ORDER BY p.identity_at DESC LIMIT 1) k ON true
    WHERE c.id = ${conversationId}::uuid
    ORDER BY e.seq LIMIT 1`;
  return turn ?? null;
}

/**
 * What could be pressed in answer to what was said last, in the order in which it was said. By text every text counts its replies
 * from one: those of the last text that has any are meant.
 */
export async function offeredBefore(tx: Tx, { conversationId, seq }: DueTurn): Promise<Action[]> {
  const rows = await tx.$queryRaw<{ actions: Action[]; begins: number }[]>`
    SELECT e.actions,
           (SELECT coalesce(max(o.seq), 0) FROM sms_outbound o
            WHERE o.conversation_id = e.conversation_id AND o.seq < e.seq) AS begins
    FROM event e
    WHERE e.conversation_id = ${conversationId}::uuid AND e.seq < ${seq} AND e.sender <> 'resident' AND e.actions IS NOT NULL
      AND e.seq > (SELECT coalesce(max(r.seq), 0) FROM event r
                   WHERE r.conversation_id = ${conversationId}::uuid AND r.seq < ${seq} AND r.sender = 'resident')
    ORDER BY e.seq`;
  const last = rows.findLast(({ actions }) => actions.some(({ type }) => type === 'reply'))?.begins ?? 0;
  return rows.flatMap(({ actions, begins }) => actions.filter(({ type }) => type !== 'reply' || begins === last));
}

/** Marks a message as decided and keeps what the bot has to remember. */
export async function finishTurn(
  tx: Tx,
  turn: DueTurn,
  after: { botState: unknown; botMisses: number },
): Promise<void> {
  await tx.conversation.update({
    where: { id: turn.conversationId },
    data: {
      doneSeq: turn.seq,
      botMisses: after.botMisses,
      botState: after.botState === null ? Prisma.DbNull : (after.botState as Prisma.InputJsonValue),
    },
    select: { id: true },
  });
}

/** Keeps a decision with the facts it was made from, so that it can be explained and made again. */
export async function keepDecision(
  tx: Tx,
  turn: DueTurn,
  made: {
    contactId: string | null;
    facts: object;
    factAges: Readonly<Record<string, string>>;
    decision: object;
    ruleSetVersion: string;
    at: Date;
  },
): Promise<void> {
  await tx.decision.create({
    data: {
      conversationId: turn.conversationId,
      seq: turn.seq,
      contactId: made.contactId,
      facts: made.facts,
      factAges: made.factAges,
      decision: made.decision,
      ruleSetVersion: made.ruleSetVersion,
      at: made.at,
    },
    select: { seq: true },
  });
}

/** The contact that is under way in a conversation; begins one when there is none. `serviceId` fills what was not known. */
export async function openContact(
  tx: Tx,
  turn: DueTurn,
  given: { id: string; serviceId: string | null; now: Date },
): Promise<string> {
  // Everybody who changes a contact locks its conversation first; in another order two of them could wait for each other.
  await tx.$queryRaw`SELECT 1 FROM conversation WHERE id = ${turn.conversationId}::uuid FOR UPDATE`;
  const [contact] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO contact (id, conversation_id, resident_id, channel, service_id, started_at)
    VALUES (${given.id}::uuid, ${turn.conversationId}::uuid, ${turn.residentId}::uuid, ${turn.channel}, ${given.serviceId}, ${given.now})
    ON CONFLICT (conversation_id) WHERE state IN ('open', 'queued', 'offered', 'assigned', 'wrap-up') AND channel <> 'callback'
    DO UPDATE SET service_id = coalesce(EXCLUDED.service_id, contact.service_id),
                  resident_id = coalesce(contact.resident_id, EXCLUDED.resident_id)
    RETURNING id`;
  if (!contact) throw new Error('a conversation has one live contact');
  return contact.id;
}

/** A conversation that had ended goes on with the bot when the resident writes again. */
export async function reopen(tx: Tx, conversationId: string): Promise<void> {
  await tx.conversation.updateMany({
    where: { id: conversationId, state: 'ended' },
    data: { state: 'bot', assignedTo: null },
  });
}

/** Conversations whose turn has been due for a while: their job was lost, with its node or its queue. */
export async function overdueTurns(db: Database, before: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM conversation WHERE due_seq > done_seq AND last_at < ${before} ORDER BY last_at LIMIT 500`;
  return rows.map((row) => row.id);
}

/** The resident said that the answer helped: the contact is closed as resolved, by their own word. */
export async function closeResolved(tx: Tx, conversationId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE contact SET state = 'closed', outcome = 'resolved', closed_at = ${now}::timestamptz, version = version + 1
    WHERE conversation_id = ${conversationId}::uuid AND state = 'open'`;
}
