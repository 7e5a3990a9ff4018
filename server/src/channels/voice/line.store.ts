/** The line of a contact: who is on it, and whom it belongs to. */
import type { Channel, CallPhase, ContactState } from '@hub/contract';
import type { Database, Tx } from '../../platform/database/client.ts';
import { lineTypeOf } from '../numbers/index.ts';
import { insertCall } from './call.store.ts';

export interface Line {
  contactId: string;
  conversationId: string;
  channel: Channel;
  state: ContactState;
  assignedTo: string | null;
  /** Where they can be rung: the number that they gave for it, or the one they came by. */
  number: string | null;
  /** How often we rang about this contact. */
  rings: number;
  live: {
    id: string;
    sid: string | null;
    conferenceSid: string | null;
    /** The line of whoever holds the contact, while it is in the call. */
    agentSid: string | null;
    held: boolean;
    status: string | null;
    direction: 'inbound' | 'outbound';
    recording: 'recording' | 'paused' | null;
  } | null;
}

export async function lineOf(db: Tx, contactId: string): Promise<Line | null> {
  const [line] = await db.$queryRaw<Line[]>`
    SELECT c."id" AS "contactId", c."conversation_id" AS "conversationId", c."channel", c."state", c."assigned_to" AS "assignedTo",
           coalesce(nullif(c."callback_phone", ''), v."number") AS "number",
           (SELECT count(*) FROM "call" r WHERE r."contact_id" = c."id")::int AS "rings",
           (SELECT jsonb_build_object('id', k."id", 'sid', k."sid", 'conferenceSid', k."conference_sid", 'agentSid',
                                      (SELECT l."sid" FROM "call_line" l
                                       WHERE l."call_id" = k."id" AND l."staff_id" = c."assigned_to" AND l."left_at" IS NULL LIMIT 1),
                                      'held', k."held", 'status', k."status", 'direction', k."direction",
                                      -- What runs anywhere in the call counts more than what pauses.
                                      'recording', (SELECT max(r."state") FROM "call_recording" r
                                                    WHERE r."call_id" = k."id" AND r."kind" = 'call'
                                                      AND r."state" IN ('recording', 'paused')))
            FROM "call" k WHERE k."conversation_id" = c."conversation_id" AND k."ended_at" IS NULL
            ORDER BY k."started_at" DESC LIMIT 1) AS "live"
    FROM "contact" c JOIN "conversation" v ON v."id" = c."conversation_id" WHERE c."id" = ${contactId}::uuid`;
  return line ?? null;
}

export function phaseOf({ live }: Pick<Line, 'live'>): CallPhase {
  if (live === null) return 'none';
  if (live.held) return 'held';
  if (live.agentSid !== null) return 'talking';
  return live.direction === 'outbound' && live.status !== 'in-progress' ? 'ringing' : 'waiting';
}

/**
 * The number as it is dialled, or null where it must not be: only lines of the United Kingdom that cost what a call costs, so that
 * nobody earns by being rung back.
 */
export function dialled(number: string | null): string | null {
  if (number === null || lineTypeOf(number) === 'other') return null;
  const figures = number.replace(/[^\d+]/g, '');
  return figures.startsWith('0') ? `+44${figures.slice(1)}` : figures;
}

/** Writes down that a contact is rung, unless somebody is on its line already. The contact's conversation is locked. */
export async function writeCall(
  db: Database,
  { line, number, id, now }: { line: Line; number: string; id: string; now: Date },
): Promise<boolean> {
  const { conversationId, contactId } = line;
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "conversation" WHERE "id" = ${conversationId}::uuid FOR UPDATE`;
    const live = await tx.call.findFirst({ where: { conversationId, endedAt: null }, select: { id: true } });
    if (live) return false;
    const { lastSeq } = await tx.conversation.findUniqueOrThrow({
      where: { id: conversationId },
      select: { lastSeq: true },
    });
    const call = { id, sid: null, conversationId, direction: 'outbound' as const, number, contactId };
    return insertCall(tx, { ...call, spokenSeq: lastSeq, now });
  });
}

/** The contacts that somebody talks about on this call, with each who holds or helps in one. */
export async function contactsOnCall(
  db: Database,
  callId: string,
): Promise<{ contactId: string; staffId: string | null }[]> {
  return db.$queryRaw`
    SELECT c."id" AS "contactId", c."assigned_to" AS "staffId"
    FROM "call" k JOIN "contact" c ON c."conversation_id" = k."conversation_id"
    WHERE k."id" = ${callId}::uuid AND c."state" = 'assigned'
    UNION ALL
    SELECT c."id", p."staff_id"
    FROM "call" k JOIN "contact" c ON c."conversation_id" = k."conversation_id"
    JOIN "participant" p ON p."contact_id" = c."id"
    WHERE k."id" = ${callId}::uuid AND p."left_at" IS NULL`;
}
