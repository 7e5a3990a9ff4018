/** `npm run bench -- NAME`: measures, prints the figures beside their baseline, and says whether the budget is met. */
import { readFileSync } from 'node:fs';
import { projectRoot } from '../test/support/hub.ts';
import { bot } from './bot.ts';
import { consoleBench } from './console.ts';
import { decide } from './decide.ts';
import { machine, missed } from './figures.ts';
import type { Budget, Measurement } from './figures.ts';
import { idle } from './idle.ts';
import { queue } from './queue.ts';
import { relay } from './relay.ts';
import { reports } from './reports.ts';
import { sms } from './sms.ts';
import { start } from './start.ts';
import { store } from './store.ts';
import { understand } from './understand.ts';
import { view } from './view.ts';
import { widget } from './widget.ts';

const BENCHES: Record<string, () => Measurement | Promise<Measurement>> = {
  relay,
  store,
  decide,
  start,
  understand,
  bot,
  widget,
  sms,
  view,
  console: consoleBench,
  idle,
  queue,
  reports,
};
const budgets = JSON.parse(readFileSync(`${projectRoot}/server/bench/budgets.json`, 'utf8')) as Record<string, Budget>;

const name = process.argv[2] ?? '';
const bench = BENCHES[name];
if (!bench) {
  console.error(`Say which: npm run bench -- ${Object.keys(BENCHES).join(' | ')}`);
  process.exitCode = 2;
} else {
  console.log(`${name} on ${machine()}`);
  const measurement = await bench();
  const budget = budgets[name] ?? {};
  const misses = missed(measurement, budget);
  for (const miss of misses) console.log(`over budget: ${miss} (${JSON.stringify(budget[miss])})`);
  console.log(JSON.stringify({ name, ...measurement, budget, pass: misses.length === 0 }));
  process.exitCode = misses.length === 0 ? 0 : 1;
}
