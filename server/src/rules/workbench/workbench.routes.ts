/** The rules workbench over HTTP, for supervisors: they own the rules. Who did what stands in the drafts and in the history. */
import { ruleDraftBeginSchema, ruleEditRequestSchema, ruleRollBackSchema, ruleStepSchema } from '@hub/contract';
import type { Outcome, RuleDraft, RulesOverview } from '@hub/contract';
import type { Response } from 'express';
import * as z from 'zod';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import { parse } from '../../platform/parse.ts';
import type { Routes } from '../../security/index.ts';
import { serveRuleFiles } from './rule-files.routes.ts';
import { draftView, rulesOverview } from './views.ts';
import type { ViewPorts } from './views.ts';
import type { Workbench } from './workbench.ts';

const draftIdSchema = z.object({ draftId: z.uuid() });
const shownSchema = z.object({ table: z.string().max(80).optional(), words: z.literal('yes').optional() });
const DRAFT = '/api/console/rules/drafts/:draftId';

function send<T extends object>(res: Response, outcome: Outcome<T>, body: (done: T) => object): void {
  if (outcome.ok) res.json(body(outcome));
  else sendProblemJson(res, outcome.problem);
}

export function serveRuleWorkbench(routes: Routes, ports: ViewPorts & { workbench: Workbench }): void {
  const { workbench } = ports;
  serveRuleFiles(routes, ports);

  routes.staff('GET', '/api/console/rules', async (_req, res) => {
    res.json((await rulesOverview(ports)) satisfies RulesOverview);
  });

  routes.staff('POST', '/api/console/rules/drafts', async (req, res, { staffId }) => {
    const asked = parse(ruleDraftBeginSchema, req.body);
    send(res, asked.ok ? await workbench.begin(staffId, asked.value) : asked, ({ draftId }) => ({ draftId }));
  });

  routes.staff('GET', DRAFT, async (req, res, { staffId }) => {
    const asked = parse(draftIdSchema.extend(shownSchema.shape), { ...req.query, ...req.params });
    const view = asked.ok
      ? await draftView(ports, {
          ...{ draftId: asked.value.draftId, staffId },
          ...{ table: asked.value.table ?? null, words: asked.value.words === 'yes' },
        })
      : asked;
    send(res, view, ({ draft }) => draft satisfies RuleDraft);
  });

  routes.staff('POST', `${DRAFT}/edits`, async (req, res, { staffId }) => {
    const [path, asked] = [parse(draftIdSchema, req.params), parse(ruleEditRequestSchema, req.body)];
    if (!path.ok || !asked.ok) send(res, path.ok ? asked : path, () => ({}));
    else send(res, await workbench.edit(staffId, path.value.draftId, asked.value), ({ reply }) => reply);
  });

  routes.staff('POST', `${DRAFT}/steps`, async (req, res, { staffId }) => {
    const [path, asked] = [parse(draftIdSchema, req.params), parse(ruleStepSchema, req.body)];
    if (!path.ok || !asked.ok) send(res, path.ok ? asked : path, () => ({}));
    else send(res, await workbench.step(staffId, path.value.draftId, asked.value), ({ faults }) => ({ faults }));
  });

  routes.staff('POST', '/api/console/rules/roll-back', async (req, res, { staffId }) => {
    const asked = parse(ruleRollBackSchema, req.body);
    send(res, asked.ok ? await workbench.rollBack(staffId, asked.value) : asked, ({ draftId }) => ({ draftId }));
  });
}
