/** The pack of a month for supervisors, as a page that prints well. */
import * as z from 'zod';
import type { Database } from '../../platform/database/client.ts';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import { parse } from '../../platform/parse.ts';
import type { Routes } from '../../security/index.ts';
import { makePack } from './make-pack.ts';

/** A month as 2026-10. */
export const monthSchema = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'Give the month as 2026-10.');

export function servePack(routes: Routes, { db, clock }: { db: Database; clock: () => Date }): void {
  routes.staff('GET', '/api/console/reports/pack', async (req, res) => {
    const parsed = parse(z.object({ month: monthSchema }), req.query);
    if (!parsed.ok) sendProblemJson(res, parsed.problem);
    else
      res.type('html').send(await makePack(db, { month: parsed.value.month, style: '/assets/pack.css', now: clock() }));
  });
}
