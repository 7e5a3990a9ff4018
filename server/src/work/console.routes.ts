/** What the console fetches: who is signed in, the work, one contact, and the resident behind it. */
import type { Outcome } from '@hub/contract';
import type { Request } from 'express';
import * as z from 'zod';
import type { Database } from '../platform/database/client.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import { singleView } from '../residents/index.ts';
import type { Routes, StaffIdentity } from '../security/index.ts';
import type { Work } from './create-work.ts';
import type { OpenedContact } from './snapshot.store.ts';

export interface ConsolePorts {
  db: Database;
  work: Work;
  clock: () => Date;
  /** Shown in the console's header. */
  councilName: string;
}

const contactIdSchema = z.object({ contactId: z.uuid() });

export function serveConsole(routes: Routes, { db, work, clock, councilName }: ConsolePorts): void {
  /** The contact of the path, if its reader may open it (P40). */
  const open = async (req: Request, staff: StaffIdentity): Promise<Outcome<{ opened: OpenedContact }>> => {
    const parsed = parse(contactIdSchema, req.params);
    return parsed.ok ? work.openContact(staff, parsed.value.contactId) : parsed;
  };

  routes.staff('GET', '/api/console/me', async (_req, res, staff) => {
    res.set('x-csrf-token', staff.csrfToken).set('x-council-name', encodeURIComponent(councilName));
    res.json(await work.me(staff.staffId));
  });

  routes.staff('GET', '/api/console/work', async (_req, res, staff) => {
    res.json(await work.snapshot(staff.staffId));
  });

  routes.staff('GET', '/api/console/contacts/:contactId', async (req, res, staff) => {
    const outcome = await open(req, staff);
    if (outcome.ok) res.json(await work.detail(outcome.opened.contactId));
    else sendProblemJson(res, outcome.problem);
  });

  routes.staff('GET', '/api/console/contacts/:contactId/resident', async (req, res, staff) => {
    const outcome = await open(req, staff);
    if (outcome.ok) res.json(await singleView(db, { ...outcome.opened, now: clock() }));
    else sendProblemJson(res, outcome.problem);
  });
}
