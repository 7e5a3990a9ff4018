/**
 * `npm run rules:again`: makes every stored decision again from its own facts and rules, and prints as JSON which of them came
 * out otherwise. Ends with 1 when one did.
 */
import { openDatabase } from '../platform/database/client.ts';
import { makeAgain } from '../rules/index.ts';
import { withDatabase } from './with-database.ts';

const made = await withDatabase(async (url) => {
  const db = openDatabase(url, 2, () => undefined);
  try {
    return await makeAgain(db);
  } finally {
    await db.$disconnect();
  }
});
if (made) process.stdout.write(`${JSON.stringify(made)}\n`);
process.exitCode = made?.different.length === 0 ? 0 : 1;
