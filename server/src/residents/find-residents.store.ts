/** Finding a resident for a contact that staff write down: as little as it takes to choose the right one. */
import { FOUND_LIMIT } from '@hub/contract';
import type { ResidentsFound } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import { readSearch } from './read-search.ts';

/** By whole reference, or by surname, postcode or both; at most `FOUND_LIMIT`, by name. */
export async function findResidents(db: Database, words: string): Promise<ResidentsFound['residents']> {
  const { reference, postcode, name } = readSearch(words);
  return db.$queryRaw<ResidentsFound['residents']>`
    SELECT "reference", "name", split_part("address", ',', 1) AS "address"
    FROM "resident"
    WHERE "reference" = ${reference}
       OR ((${postcode}::text IS NOT NULL OR ${name}::text IS NOT NULL)
           AND (${postcode}::text IS NULL OR replace("postcode", ' ', '') = ${postcode})
           AND (${name}::text IS NULL OR lower("name") LIKE '% ' || ${name} || '%'
                OR (position(' ' IN ${name}::text) > 0 AND lower("name") LIKE ${name} || '%')))
    ORDER BY "name", "reference" LIMIT ${FOUND_LIMIT}`;
}

/** The resident of a reference, or null when there is none. */
export async function residentByReference(db: Database, reference: string): Promise<string | null> {
  const found = await db.resident.findUnique({ where: { reference }, select: { id: true } });
  return found?.id ?? null;
}
