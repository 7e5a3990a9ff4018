/** `node run.mjs FILE args…`: runs a built file; standard input and output are that file's alone. */
import { ensure } from './ensure.mjs';
import { runNode } from './run-child.mjs';

process.exitCode = (await ensure({ quiet: true })) ? await runNode(process.argv.slice(2)) : 1;
