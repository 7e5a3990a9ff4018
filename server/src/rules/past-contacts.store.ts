/** Contacts of the past as the rules saw them, read a page at a time in the order in which they lie: there may be a million. */
import type { Facts } from '@hub/routing-rules';
import type { Pool } from 'pg';
import { takenOver, TAKEN_OVER } from './taken-over.ts';
import type { TakenOverRow } from './taken-over.ts';

const PAGE = 5000;

/** From a moment on, and before another; null is without end. */
export interface PastPeriod {
  from: Date;
  before: Date | null;
}

/**
 * A part of the stored contacts: those decided in the period that lie in these blocks of the table; or those that were taken
 * over without a decision.
 */
export type PastRange = PastPeriod & ({ firstBlock: number; endBlock: number | null } | { takenOver: true });

/** Cuts the past into `parts` of about the same size, and one for what was taken over. */
export async function cutPast(pool: Pool, period: PastPeriod, parts: number): Promise<PastRange[]> {
  const { rows } = await pool.query<{ blocks: number }>(
    `SELECT (pg_relation_size('decision') / current_setting('block_size')::int)::int AS blocks`,
  );
  const each = Math.ceil((rows[0]?.blocks ?? 0) / parts);
  const decided = Array.from({ length: parts }, (_, part) => ({
    ...period,
    firstBlock: part * each,
    // The last one holds all that follow.
    endBlock: part === parts - 1 ? null : (part + 1) * each,
  }));
  return [...decided, { ...period, takenOver: true }];
}

const within = ({ from, before }: PastPeriod, column: string): string =>
  `${column} >= '${from.toISOString()}'${before === null ? '' : ` AND ${column} < '${before.toISOString()}'`}`;

/** A contact counts once, with what was known of it last; it is decided anew at each turn of a chat. */
const LAST = `("contact_id" IS NULL OR NOT EXISTS (
  SELECT 1 FROM "decision" l
  WHERE l."conversation_id" = d."conversation_id" AND l."seq" > d."seq" AND l."contact_id" = d."contact_id"))`;

/** About how many contacts will be read; turns of one contact are counted each. */
export async function countPast(pool: Pool, period: PastPeriod): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT ((SELECT count(*) FROM "decision" WHERE ${within(period, '"at"')})
           + (SELECT count(*) FROM "contact" c WHERE ${TAKEN_OVER} AND ${within(period, 'c."started_at"')}))::int AS count`,
  );
  return rows[0]?.count ?? 0;
}

/**
 * The facts of every contact in a range, as they were accepted then; a value that today's policy no longer knows counts as
 * "other" or unknown. Straight over the driver with a cursor: in the order of an index each row would lie on another page.
 */
export async function* pastContacts(pool: Pool, range: PastRange): AsyncGenerator<Facts[]> {
  if ('takenOver' in range) {
    const select = `SELECT json_build_object('channel', c."channel", 'at', c."started_at",
        'service', (SELECT to_json(x) FROM (
          SELECT s."id", s."online", s."complex", s."urgent", s."lgsl" FROM "service" s WHERE s."id" = c."service_id") x),
        'resident', (SELECT to_json(x) FROM (
          SELECT r."digital_access", r."digital_skills", r."line_type", r."language", r."needs", r."flags", r."safe_contact",
            r."sms_consent" FROM "resident" r WHERE r."id" = c."resident_id") x))::text
      FROM "contact" c WHERE ${TAKEN_OVER} AND ${within(range, 'c."started_at"')}`;
    for await (const page of pages(pool, select)) yield page.map((row) => takenOver(row as TakenOverRow));
    return;
  }
  const { firstBlock, endBlock } = range;
  const upTo = endBlock === null ? '' : `AND d.ctid < '(${endBlock},0)'::tid`;
  const select = `SELECT d."facts"::text FROM "decision" d
    WHERE d.ctid >= '(${firstBlock},0)'::tid ${upTo} AND ${within(range, 'd."at"')} AND ${LAST}`;
  for await (const page of pages(pool, select)) yield page as Facts[];
}

/** What a statement with one column of JSON answers, a page at a time. */
async function* pages(pool: Pool, select: string): AsyncGenerator<unknown[]> {
  const client = await pool.connect();
  const fetch = () => client.query<[string]>({ text: `FETCH ${PAGE} FROM past`, rowMode: 'array' });
  try {
    await client.query('BEGIN READ ONLY');
    await client.query(`DECLARE past NO SCROLL CURSOR FOR ${select}`);
    let next = fetch();
    for (let { rows } = await next; rows.length > 0; { rows } = await next) {
      // The next page is on its way while this one is decided.
      next = fetch();
      next.catch(() => undefined);
      yield rows.map(([json]) => JSON.parse(json) as unknown);
    }
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
