/** The figures of the assistant's answers, from what was counted. Pure. */
import type { BotFates, BotFigures } from '@hub/contract';
import type { AnswerCount } from './bot-answers.store.ts';
import { inPercent, judgeAnswer } from './judge-answer.ts';

/** Every answer is in exactly one of the three parts, in all and of each service. */
export function botFigures(period: { from: string; to: string }, counted: readonly AnswerCount[]): BotFigures {
  const names = new Map(counted.map(({ serviceId, service }) => [serviceId, service]));
  const services = [...names].map(([id, name]) => ({
    id,
    name,
    ...fates(counted.filter(({ serviceId }) => serviceId === id)),
  }));
  const identified = counted.reduce((sum, row) => sum + row.identified, 0);
  const all = fates(counted);
  return { ...period, ...all, percent: inPercent(all), identified, services };
}

function fates(rows: readonly AnswerCount[]): BotFates {
  const sums: BotFates = { resolved: 0, failed: 0, unknown: 0 };
  for (const { facts, count } of rows) sums[judgeAnswer(facts)] += count;
  return sums;
}
