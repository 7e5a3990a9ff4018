/** The form that an adviser fills in with a resident, for the resident's chat, by plain HTTP. */
import { residentAnswerSchema, residentConfirmSchema } from '@hub/contract';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import type { Routes } from '../security/index.ts';
import type { Together } from './together.ts';

export function serveResidentForms(routes: Routes, together: Together): void {
  routes.resident('GET', '/api/resident/draft', async (_req, res, { conversationId }) => {
    res.set('cache-control', 'no-store').json({ ok: true, draft: await together.inChat(conversationId) });
  });

  routes.resident('POST', '/api/resident/draft/answers', async (req, res, { conversationId }) => {
    const body = parse(residentAnswerSchema, req.body);
    const outcome = body.ok ? await together.answer(conversationId, body.value) : body;
    if (outcome.ok) res.json(outcome);
    else sendProblemJson(res, outcome.problem);
  });

  routes.resident('POST', '/api/resident/draft/confirm', async (req, res, { conversationId }) => {
    const body = parse(residentConfirmSchema, req.body);
    const outcome = body.ok ? await together.confirm(conversationId, body.value) : body;
    if (outcome.ok) res.json({ ok: true });
    else sendProblemJson(res, outcome.problem);
  });
}
