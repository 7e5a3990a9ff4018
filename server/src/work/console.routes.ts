/** What the console fetches: who is signed in, the work, one contact, and the resident behind it. */
import type { Outcome } from '@hub/contract';
import type { Request, Response } from 'express';
import * as z from 'zod';
import type { Standing } from '../identity/index.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import type { KeepFromOwn, SingleView } from '../residents/index.ts';
import type { Routes, StaffIdentity } from '../security/index.ts';
import type { Work } from './create-work.ts';
import type { OpenedContact } from './may-read.store.ts';

export interface ConsolePorts {
  work: Work;
  /** Tells of the resident behind a contact. */
  singleView: SingleView;
  keepFromOwn: KeepFromOwn;
  /** How surely we know at this moment who speaks. */
  levelOf: (standing: Standing) => number;
  /** Shown in the console's header. */
  councilName: string;
}

const contactIdSchema = z.object({ contactId: z.uuid() });

export function serveConsole(
  routes: Routes,
  { work, singleView, keepFromOwn, levelOf, councilName }: ConsolePorts,
): void {
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

  routes.staff('GET', '/api/console/mentions', async (_req, res, staff) => {
    res.json(await work.mentions(staff));
  });

  routes.staff('GET', '/api/console/contacts/:contactId', async (req, res, staff) => {
    const outcome = await open(req, staff);
    if (outcome.ok) res.json(await work.detail(outcome.opened.contactId));
    else sendProblemJson(res, outcome.problem);
  });

  routes.staff('GET', '/api/console/contacts/:contactId/colleagues', async (req, res, staff) => {
    const outcome = await open(req, staff);
    if (outcome.ok) res.json(await work.colleagues(staff.staffId, outcome.opened.contactId));
    else sendProblemJson(res, outcome.problem);
  });

  routes.staff('GET', '/api/console/contacts/:contactId/resident', async (req, res, staff) => {
    const known = await open(req, staff);
    const outcome = known.ok ? await keepFromOwn(staff.staffId, known.opened) : known;
    if (!outcome.ok) {
      sendProblemJson(res, outcome.problem);
      return;
    }
    const { contactId, residentId, standing, holds } = outcome.opened;
    const { staffId, role } = staff;
    const request = { contactId, residentId, identityLevel: levelOf(standing), viewer: { staffId, role, holds } };
    await sendLines(res, (tell) => singleView(request, tell));
  });
}

/** Sends each event as a line of JSON the moment it is told. Whoever went away is told nothing more. */
async function sendLines(res: Response, stream: (tell: (event: object) => void) => Promise<void>): Promise<void> {
  // A proxy that gathers an answer before it passes it on would hold the first panel back for the last.
  res.set({
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  await stream((event) => {
    if (!res.destroyed) res.write(`${JSON.stringify(event)}\n`);
  });
  res.end();
}
