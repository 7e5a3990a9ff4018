/** `npm start`: from an empty clone too, until the hub listens; ends when the hub has drained. */
import { ensure } from './ensure.mjs';
import { runNode } from './run-child.mjs';

process.exitCode = (await ensure({ quiet: false })) ? await runNode(['server/dist/src/main.js']) : 1;
