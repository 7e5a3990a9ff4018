/**
 * `npm run break-glass:hash`: asks for the secret of the sealed account, which is not shown, and prints what `BREAK_GLASS_HASH` is set
 * to. Ends with 1 where the secret is too short to be one.
 */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { hashSecret } from '../security/break-glass/secret-hash.ts';

const FEWEST = 20;
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

process.stderr.write(`The secret of the sealed account, at least ${FEWEST} characters: `);
const lines = createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY });
const secret = await lines.question('');
lines.close();
process.stderr.write('\n');
if (secret.length < FEWEST) {
  process.stderr.write(
    `It has ${secret.length} characters. Make one with at least ${FEWEST}, such as five words at random.\n`,
  );
  process.exitCode = 1;
} else {
  process.stdout.write(`${await hashSecret(secret)}\n`);
}
