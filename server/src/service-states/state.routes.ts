/** Supervisors see and change whether a service can be done online. Who changed what stands in the audit trail. */
import { serviceStateSetSchema } from '@hub/contract';
import type { ServiceStateLine } from '@hub/contract';
import * as z from 'zod';
import type { Database } from '../platform/database/client.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import { problem } from '../platform/problem.ts';
import type { Routes } from '../security/index.ts';
import { keptState } from './state.ts';
import { keepServiceState, serviceStates } from './state.store.ts';

const pathSchema = z.object({ serviceId: z.string().max(80) });
const CHANGED = 'Somebody changed this service meanwhile. Look at it again, then make your change once more.';

export function serveServiceStates(routes: Routes, { db, clock }: { db: Database; clock: () => Date }): void {
  routes.staff('GET', '/api/console/services/states', async (_req, res) => {
    res.json({ services: (await serviceStates(db)) satisfies ServiceStateLine[] });
  });

  routes.staff('POST', '/api/console/services/:serviceId/state', async (req, res) => {
    const [path, asked] = [parse(pathSchema, req.params), parse(serviceStateSetSchema, req.body)];
    if (!path.ok || !asked.ok) {
      const { problem: what } = path.ok ? (asked as Exclude<typeof asked, { ok: true }>) : path;
      sendProblemJson(res, what);
      return;
    }
    const { revision } = asked.value;
    const made = keptState(asked.value, clock());
    if (!made.ok) {
      sendProblemJson(res, made.problem);
      return;
    }
    const written = await keepServiceState(db, { id: path.value.serviceId, revision, kept: made.kept });
    if (written === 0) sendProblemJson(res, problem('changed', CHANGED, { where: 'revision' }));
    else res.json({ revision: revision + 1 });
  });
}
