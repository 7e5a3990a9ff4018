/** Figures for supervisors. */
import { periodSchema } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import type { Routes } from '../security/index.ts';
import { countAnswers } from './bot-answers.store.ts';
import { botFigures } from './bot-figures.ts';
import { countRatings } from './rating-counts.store.ts';
import { ratingFigures } from './rating-figures.ts';

export function serveFigures(routes: Routes, { db, clock }: { db: Database; clock: () => Date }): void {
  routes.staff('GET', '/api/console/figures/bot', async (req, res) => {
    const parsed = parse(periodSchema, req.query);
    if (parsed.ok) res.json(botFigures(parsed.value, await countAnswers(db, { ...parsed.value, now: clock() })));
    else sendProblemJson(res, parsed.problem);
  });

  routes.staff('GET', '/api/console/figures/ratings', async (req, res) => {
    const parsed = parse(periodSchema, req.query);
    if (parsed.ok) res.json(ratingFigures(parsed.value, await countRatings(db, parsed.value)));
    else sendProblemJson(res, parsed.problem);
  });
}
