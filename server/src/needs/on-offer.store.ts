/** The needs of whoever a contact is with, in a few words, for whoever is offered it: they know before they answer (P19). */
import { londonDay } from '../cases/index.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Tx } from '../platform/database/client.ts';
import { needsInWords } from './in-words.ts';
import type { Known } from './in-words.ts';

/** What is on record and what was told in the conversation, as `needsKnownSql` reads it. */
export type NeedsKnown = Known;

/** The same of contact `c`, as one value of JSON, to be read with the contact. */
export const needsKnownSql: Prisma.Sql = Prisma.sql`(
  SELECT jsonb_build_object(
    'language', coalesce(v."told" ->> 'language', p."language", r."language", 'en-GB'), 'reviewOn', p."review_on"::text,
    'needs', coalesce(r."needs", '{}') || coalesce(
      (SELECT array_agg(n) FROM jsonb_array_elements_text(v."told" -> 'needs') AS n), '{}'))
  FROM (SELECT 1) AS one
  LEFT JOIN "conversation" v ON v."id" = c."conversation_id"
  LEFT JOIN "resident" r ON r."id" = coalesce(v."resident_id", c."resident_id")
  LEFT JOIN "needs_passport" p ON p."resident_id" = r."id")`;

export const needsToTell = (known: NeedsKnown, now: Date): string[] => needsInWords(known, londonDay(now));

/** By the id of the contact, each need once. */
export async function needsOnOffers(tx: Tx, contactIds: readonly string[], now: Date): Promise<Map<string, string[]>> {
  if (contactIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ contactId: string; known: NeedsKnown }[]>`
    SELECT c."id" AS "contactId", ${needsKnownSql} AS known FROM "contact" c
    WHERE c."id" = ANY(${[...contactIds]}::uuid[])`;
  return new Map(rows.map(({ contactId, known }) => [contactId, needsToTell(known, now)]));
}

/** Of one contact. */
export async function needsOnOffer(tx: Tx, contactId: string, now: Date): Promise<string[]> {
  return (await needsOnOffers(tx, [contactId], now)).get(contactId) ?? [];
}
