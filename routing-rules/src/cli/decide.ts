import { createInterface } from 'node:readline';
import { loadRuleSet } from '../load.ts';
import { answerLine } from './answer-line.ts';

/** One JSON object of facts a line in, one JSON decision a line out; exit code 1 when a line was refused. */
const ruleSet = loadRuleSet();
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() === '') continue;
  const { output, refused } = answerLine(ruleSet, line);
  if (refused) process.exitCode = 1;
  process.stdout.write(`${output}\n`);
}
