/** Contacts of the past as the rules saw them, read a page at a time: there may be a million. */
import type { Facts } from '@hub/routing-rules';
import type { Pool } from 'pg';

const PAGE = 5000;
const START = '00000000-0000-0000-0000-000000000000';

interface Row {
  conversation_id: string;
  seq: number;
  facts: string;
}

/**
 * The facts of every decision at or after `from`, as they were accepted then; a value that today's policy no longer knows counts
 * as "other" or unknown. Straight over the driver, which hands out text as it is stored.
 */
export async function* pastContacts(pool: Pool, from: Date): AsyncGenerator<Facts[]> {
  const page = async (after: string, seq: number) =>
    (
      await pool.query<Row>({
        name: 'past_contacts',
        text: `SELECT "conversation_id", "seq", "facts"::text FROM "decision"
               WHERE ("conversation_id", "seq") > ($1::uuid, $2::int) AND "at" >= $3
               ORDER BY "conversation_id", "seq" LIMIT ${PAGE}`,
        values: [after, seq, from],
      })
    ).rows;
  let next = page(START, 0);
  for (let rows = await next; rows.length > 0; rows = await next) {
    const last = rows.at(-1);
    // The next page is on its way while this one is decided.
    next = last ? page(last.conversation_id, last.seq) : Promise.resolve([]);
    next.catch(() => undefined);
    yield rows.map(({ facts }) => JSON.parse(facts) as Facts);
  }
}
