/**
 * `npm run audit:verify`: checks the whole audit trail and prints as JSON how many entries hold together and the seal of the last.
 * Ends with 1 and the number of the first entry that does not fit.
 */
import { checkTrail } from '../audit/index.ts';
import { openDatabase } from '../platform/database/client.ts';
import { withDatabase } from './with-database.ts';

const outcome = await withDatabase(async (url) => {
  const db = openDatabase(url, 2, () => undefined);
  try {
    return await checkTrail(db);
  } finally {
    await db.$disconnect();
  }
});
if (outcome?.ok) {
  const { entries, head } = outcome.chain;
  process.stdout.write(`${JSON.stringify({ ok: true, entries: Number(entries), head })}\n`);
} else if (outcome) {
  process.stdout.write(`${JSON.stringify({ ok: false, firstThatDoesNotFit: Number(outcome.at) })}\n`);
}
process.exitCode = outcome?.ok ? 0 : 1;
