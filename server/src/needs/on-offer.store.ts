/** The needs of whoever a contact is with, in a few words, for whoever is offered it: they know before they answer (P19). */
import { londonDay } from '../cases/index.ts';
import type { Tx } from '../platform/database/client.ts';
import { needsInWords } from './in-words.ts';
import type { Known } from './in-words.ts';

/** By the id of the contact: what is on record and what was told in this conversation, each once. */
export async function needsOnOffers(tx: Tx, contactIds: readonly string[], now: Date): Promise<Map<string, string[]>> {
  if (contactIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(Known & { contactId: string })[]>`
    SELECT c."id" AS "contactId", coalesce(v."told" ->> 'language', p."language", r."language", 'en-GB') AS "language", p."review_on"::text AS "reviewOn",
           coalesce(r."needs", '{}') || coalesce(
             (SELECT array_agg(n) FROM jsonb_array_elements_text(v."told" -> 'needs') AS n), '{}') AS "needs"
    FROM "contact" c
    LEFT JOIN "conversation" v ON v."id" = c."conversation_id"
    LEFT JOIN "resident" r ON r."id" = coalesce(v."resident_id", c."resident_id")
    LEFT JOIN "needs_passport" p ON p."resident_id" = r."id"
    WHERE c."id" = ANY(${[...contactIds]}::uuid[])`;
  return new Map(rows.map(({ contactId, ...known }) => [contactId, needsInWords(known, londonDay(now))]));
}

/** Of one contact. */
export async function needsOnOffer(tx: Tx, contactId: string, now: Date): Promise<string[]> {
  return (await needsOnOffers(tx, [contactId], now)).get(contactId) ?? [];
}
