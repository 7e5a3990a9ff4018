/** What must never be of contacts, offers and places, however many nodes work on them: found in the rows themselves. */
import type { Database } from '../../platform/database/client.ts';

export interface Wrong {
  wrong: string;
  /** What it is wrong with: a contact, an offer, a conversation, or somebody of the staff. */
  id: string;
}

/** What is wrong at this moment, in one statement so that it is one moment. Nothing must ever be. */
export async function wrongs(db: Database): Promise<Wrong[]> {
  return db.$queryRaw`
    SELECT 'more than capacity' AS wrong, s."id"::text AS id FROM "staff" s
    WHERE (SELECT count(*) FROM "contact" c WHERE c."assigned_to" = s."id" AND c."state" IN ('assigned', 'wrap-up')
                                                AND c."set_aside_until" IS NULL)
        + (SELECT count(*) FROM "offer" o WHERE o."staff_id" = s."id" AND o."state" = 'pending')
        + (SELECT count(*) FROM "participant" p WHERE p."staff_id" = s."id" AND p."left_at" IS NULL) > s."capacity"
    UNION ALL
    SELECT 'offered without an offer', c."id"::text FROM "contact" c
    WHERE (c."state" = 'offered') <> EXISTS (
      SELECT 1 FROM "offer" o
      WHERE o."contact_id" = c."id" AND o."state" = 'pending' AND o."kind" IN ('work', 'hand-over'))
    UNION ALL
    SELECT 'invited to what nobody holds', o."id"::text FROM "offer" o JOIN "contact" c ON c."id" = o."contact_id"
    WHERE o."state" = 'pending' AND o."kind" IN ('introduce', 'consult')
      AND (c."state" <> 'assigned' OR c."assigned_to" IS DISTINCT FROM o."asked_by")
    UNION ALL
    SELECT 'helped in what nobody else holds', c."id"::text FROM "participant" p JOIN "contact" c ON c."id" = p."contact_id"
    WHERE p."left_at" IS NULL AND (c."state" <> 'assigned' OR c."assigned_to" = p."staff_id")
    UNION ALL
    SELECT 'conversation and contact disagree', c."id"::text FROM "contact" c JOIN "conversation" v ON v."id" = c."conversation_id"
    WHERE (c."state" = 'assigned' AND (v."state" <> 'agent' OR v."assigned_to" IS DISTINCT FROM c."assigned_to"))
       OR (c."state" IN ('queued', 'offered') AND (v."state" <> 'queued' OR v."assigned_to" IS NOT NULL))
    UNION ALL
    SELECT 'joined without an accepted offer', e."conversation_id"::text FROM "event" e WHERE e."kind" = 'joined'
    GROUP BY e."conversation_id"
    -- Whoever advised may have taken over without a second offer.
    HAVING count(*) NOT BETWEEN
      (SELECT count(*) FROM "offer" o JOIN "contact" c ON c."id" = o."contact_id"
       WHERE c."conversation_id" = e."conversation_id" AND o."state" = 'accepted' AND o."kind" <> 'consult')
      AND (SELECT count(*) FROM "offer" o JOIN "contact" c ON c."id" = o."contact_id"
           WHERE c."conversation_id" = e."conversation_id" AND o."state" = 'accepted')`;
}
