/** Trying a draft on past contacts, over HTTP, for supervisors. The page asks how far it is; any node knows. */
import { ruleGuardOverrideSchema, ruleWhatIfBeginSchema, ruleWhatIfPageSchema } from '@hub/contract';
import type { Outcome, RuleWhatIf, RuleWhatIfContacts } from '@hub/contract';
import type { Response } from 'express';
import * as z from 'zod';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import { parse } from '../../platform/parse.ts';
import type { Routes } from '../../security/index.ts';
import { whatIfContacts, whatIfView } from './what-if-view.ts';
import type { WhatIfViewPorts } from './what-if-view.ts';
import type { WhatIfs } from './what-if.ts';

const draftIdSchema = z.object({ draftId: z.uuid() });
const DRAFT = '/api/console/rules/drafts/:draftId';

function sendDone(res: Response, outcome: Outcome): void {
  if (outcome.ok) res.json({});
  else sendProblemJson(res, outcome.problem);
}

export function serveWhatIf(routes: Routes, ports: WhatIfViewPorts & { whatIfs: WhatIfs }): void {
  const { whatIfs } = ports;
  routes.staff('GET', `${DRAFT}/what-if`, async (req, res, { staffId }) => {
    const path = parse(draftIdSchema, req.params);
    const view = path.ok ? await whatIfView(ports, { ...path.value, staffId }) : path;
    if (view.ok) res.json({ whatIf: view.whatIf } satisfies { whatIf: RuleWhatIf | null });
    else sendProblemJson(res, view.problem);
  });

  routes.staff('POST', `${DRAFT}/what-if`, async (req, res, { staffId }) => {
    const [path, asked] = [parse(draftIdSchema, req.params), parse(ruleWhatIfBeginSchema, req.body)];
    if (!path.ok || !asked.ok) sendDone(res, path.ok ? asked : path);
    else sendDone(res, await whatIfs.begin(staffId, path.value.draftId, asked.value));
  });

  routes.staff('POST', `${DRAFT}/what-if/cancel`, async (req, res) => {
    const path = parse(draftIdSchema, req.params);
    sendDone(res, path.ok ? await whatIfs.cancel(path.value.draftId) : path);
  });

  routes.staff('GET', `${DRAFT}/what-if/contacts`, async (req, res) => {
    const [path, asked] = [parse(draftIdSchema, req.params), parse(ruleWhatIfPageSchema, req.query)];
    if (!path.ok || !asked.ok) sendDone(res, path.ok ? asked : path);
    else res.json((await whatIfContacts(ports, { ...path.value, ...asked.value })) satisfies RuleWhatIfContacts);
  });

  routes.staff('POST', `${DRAFT}/guard-override`, async (req, res, { staffId }) => {
    const [path, asked] = [parse(draftIdSchema, req.params), parse(ruleGuardOverrideSchema, req.body)];
    if (!path.ok || !asked.ok) sendDone(res, path.ok ? asked : path);
    else sendDone(res, await whatIfs.override(staffId, path.value.draftId, asked.value));
  });
}
