/** Contacts of the past as the rules saw them, read a page at a time in the order in which they lie: there may be a million. */
import type { Facts } from '@hub/routing-rules';
import type { Pool } from 'pg';

const PAGE = 5000;

/** A part of the stored contacts: those decided at or after `from` that lie in these blocks of the table. */
export interface PastRange {
  from: Date;
  firstBlock: number;
  /** The block after the last one; null for all that follow. */
  endBlock: number | null;
}

/** Cuts the past into `parts` of about the same size. */
export async function cutPast(pool: Pool, from: Date, parts: number): Promise<PastRange[]> {
  const { rows } = await pool.query<{ blocks: number }>(
    `SELECT (pg_relation_size('decision') / current_setting('block_size')::int)::int AS blocks`,
  );
  const each = Math.ceil((rows[0]?.blocks ?? 0) / parts);
  return Array.from({ length: parts }, (_, part) => ({
    from,
    firstBlock: part * each,
    endBlock: part === parts - 1 ? null : (part + 1) * each,
  }));
}

/**
 * The facts of every decision in a range, as they were accepted then; a value that today's policy no longer knows counts as
 * "other" or unknown. Straight over the driver with a cursor: in the order of an index each row would lie on another page.
 */
export async function* pastContacts(pool: Pool, { from, firstBlock, endBlock }: PastRange): AsyncGenerator<Facts[]> {
  const client = await pool.connect();
  const fetch = () => client.query<[string]>({ text: `FETCH ${PAGE} FROM past`, rowMode: 'array' });
  try {
    await client.query('BEGIN READ ONLY');
    const upTo = endBlock === null ? '' : `AND ctid < '(${endBlock},0)'::tid`;
    await client.query(
      `DECLARE past NO SCROLL CURSOR FOR
       SELECT "facts"::text FROM "decision"
       WHERE ctid >= '(${firstBlock},0)'::tid ${upTo} AND "at" >= '${from.toISOString()}'`,
    );
    let next = fetch();
    for (let { rows } = await next; rows.length > 0; { rows } = await next) {
      // The next page is on its way while this one is decided.
      next = fetch();
      next.catch(() => undefined);
      yield rows.map(([facts]) => JSON.parse(facts) as Facts);
    }
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
