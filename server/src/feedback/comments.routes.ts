/** What residents wrote of us, for supervisors. */
import { commentQuerySchema } from '@hub/contract';
import type { CommentQuery } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import { trainedAmong } from '../restricted/index.ts';
import type { Routes } from '../security/index.ts';
import { readComments } from './comments.store.ts';

export function serveComments(routes: Routes, db: Database): void {
  routes.staff('GET', '/api/console/comments', async (req, res, { staffId }) => {
    const parsed = parse<CommentQuery>(commentQuerySchema, req.query);
    if (!parsed.ok) {
      sendProblemJson(res, parsed.problem);
      return;
    }
    const isTrained = (await trainedAmong(db, [staffId])).has(staffId);
    res.json(await readComments(db, { staffId, isTrained }, parsed.value));
  });
}
