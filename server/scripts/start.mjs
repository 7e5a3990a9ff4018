/** `npm start`: from an empty clone too, until the hub listens; ends when the hub has drained. */
import { readFileSync } from 'node:fs';
import { ensure } from './ensure.mjs';
import { root, runNode } from './run-child.mjs';

const command = JSON.parse(readFileSync(`${root}server/hub-command.json`, 'utf8'));

process.exitCode = (await ensure({ quiet: false })) ? await runNode(command) : 1;
