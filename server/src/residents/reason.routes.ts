/** Staff say why they need a resident's debts and benefits; the single view opens them from then on, in this contact (P40). */
import { viewReasonSchema } from '@hub/contract';
import type { Outcome, ViewReasonGiven } from '@hub/contract';
import * as z from 'zod';
import type { Database } from '../platform/database/client.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import { refused } from '../platform/problem.ts';
import type { Routes, StaffIdentity } from '../security/index.ts';
import { mayOpen } from './may-open.ts';
import type { PanelReader } from './may-open.ts';
import { keepReason } from './view-reason.store.ts';

/** How a member of staff stands to a contact that they may open. */
export type Reading = Pick<PanelReader, 'holds' | 'identityLevel'>;

export interface ReasonPorts {
  db: Database;
  clock: () => Date;
  /** Opens a contact by the rule of all others; refused where it is somebody else's. */
  open: (staff: StaffIdentity, contactId: string) => Promise<Outcome<{ reading: Reading }>>;
}

const contactSchema = z.object({ contactId: z.uuid() });

export function serveViewReasons(routes: Routes, { db, clock, open }: ReasonPorts): void {
  routes.staff('POST', '/api/console/contacts/:contactId/reasons', async (req, res, staff) => {
    const outcome = await keep(req, staff);
    if (outcome.ok) res.json({ ok: true });
    else sendProblemJson(res, outcome.problem);
  });

  async function keep(req: { params: unknown; body: unknown }, staff: StaffIdentity): Promise<Outcome> {
    const contact = parse(contactSchema, req.params);
    if (!contact.ok) return contact;
    const given = parse<ViewReasonGiven>(viewReasonSchema, req.body);
    if (!given.ok) return given;
    const { contactId } = contact.value;
    const opened = await open(staff, contactId);
    if (!opened.ok) return opened;
    // A reason that opens nothing is not kept: it would open more later than was there when it was given.
    const opening = mayOpen('debts', { role: staff.role, ...opened.reading, hasReason: true });
    if (!opening.open) return refused('not-allowed', opening.detail, { where: 'contactId' });
    await keepReason(db, { contactId, staffId: staff.staffId, given: given.value, now: clock() });
    return { ok: true };
  }
}
