/** Contacts that may be asked about by text, and whether a text that came answers the one that asked. */
import type { Tx } from '../platform/database/client.ts';

/** So long after its end somebody may still be asked: over a night of quiet hours, and no longer. */
const ASK_WITHIN_HOURS = 24;

export interface DueAsking {
  conversationId: string;
  contactId: string;
}

/**
 * Takes a contact by text or phone that was wrapped up lately and nobody was asked about, and locks its thread until the transaction
 * ends. It is the last that its thread was about, nothing in the thread is still to be texted or answered, and nobody is on the
 * line. Null when there is none that another node does not hold.
 */
export async function takeDueAsking(tx: Tx, now: Date): Promise<DueAsking | null> {
  const since = new Date(now.getTime() - ASK_WITHIN_HOURS * 3_600_000);
  const [due] = await tx.$queryRaw<DueAsking[]>`
    SELECT v."id" AS "conversationId", c."id" AS "contactId"
    FROM "contact" c JOIN "conversation" v ON v."id" = c."conversation_id"
    WHERE c."state" = 'closed' AND c."channel" IN ('sms', 'phone') AND c."closed_at" > ${since}::timestamptz
      AND v."channel" IN ('sms', 'phone') AND v."number" IS NOT NULL
      AND (v."channel" <> 'sms' OR v."texted_seq" >= v."last_seq") AND v."done_seq" >= v."due_seq"
      AND NOT EXISTS (SELECT 1 FROM "feedback" f WHERE f."contact_id" = c."id")
      AND NOT EXISTS (SELECT 1 FROM "call" k WHERE k."conversation_id" = v."id" AND k."settled_at" IS NULL)
      AND NOT EXISTS (SELECT 1 FROM "contact" l
                      WHERE l."conversation_id" = v."id" AND l."channel" <> 'callback' AND l."direction" = 'inbound'
                        AND l."started_at" > c."started_at")
    ORDER BY c."closed_at" LIMIT 1 FOR UPDATE OF v SKIP LOCKED`;
  return due ?? null;
}

/**
 * The contact that a text can be a rating of: what was asked last in its thread is how we did, the asking has left us, and nobody has
 * said anything since. Null where anything else was asked, or an adviser talks: a number may then answer that.
 */
export async function askedLast(
  tx: Tx,
  { conversationId, since }: { conversationId: string; since: Date },
): Promise<string | null> {
  const [asked] = await tx.$queryRaw<{ contactId: string }[]>`
    SELECT f."contact_id" AS "contactId"
    FROM "feedback" f JOIN "contact" c ON c."id" = f."contact_id"
    JOIN "conversation" v ON v."id" = c."conversation_id"
    WHERE v."id" = ${conversationId}::uuid AND v."state" IN ('bot', 'ended')
      AND f."how" = 'text' AND f."why_not" IS NULL AND f."answered_at" IS NULL AND f."asked_at" > ${since}::timestamptz
      AND EXISTS (SELECT 1 FROM "sms_outbound" o
                  WHERE o."conversation_id" = v."id" AND o."seq" = f."seq" AND o."state" = 'accepted')
      AND NOT EXISTS (SELECT 1 FROM "event" e
                      WHERE e."conversation_id" = v."id" AND e."seq" > f."seq"
                        AND (e."sender" IN ('resident', 'agent') OR e."kind" IN ('queued', 'joined', 'returned')
                             OR e."actions" @> '[{"type": "reply"}]'))
    ORDER BY f."asked_at" DESC LIMIT 1`;
  return asked?.contactId ?? null;
}
