/** Codes over HTTP: residents make one in their chat or use one, and staff make one in a contact that they hold. */
import { codeUseSchema } from '@hub/contract';
import type { CodeUse, Outcome, ThreadCode } from '@hub/contract';
import * as z from 'zod';
import type { Database } from '../../platform/database/client.ts';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import { parse } from '../../platform/parse.ts';
import { refused } from '../../platform/problem.ts';
import { looksLikeToken } from '../../security/index.ts';
import type { Routes, StaffIdentity } from '../../security/index.ts';
import type { Codes, NewCode } from './create-codes.ts';
import { codeWording as wording } from './wording.ts';

export interface CodeRoutePorts {
  db: Database;
  codes: Codes;
  /** The council's number for texts, as people write it; null where there is none. */
  textNumber: string | null;
  /** Takes one try out of an address's allowance; false when it is used up. */
  admit: (address: string) => Promise<boolean>;
}

const contactSchema = z.object({ contactId: z.uuid() });

export function serveCodes(routes: Routes, { db, codes, textNumber, admit }: CodeRoutePorts): void {
  const shown = ({ code, until }: NewCode): ThreadCode => ({ code, until: until.toISOString(), number: textNumber });

  const redeem = ({ code, token }: CodeUse, address: string) =>
    codes.redeemInBrowser({ code, browser: looksLikeToken(token) ? token : null, address });

  routes.resident('POST', '/api/resident/code', async (_req, res, { conversationId }) => {
    const outcome =
      textNumber === null ? refused('method-not-allowed', wording.noTexts) : await codes.makeCode(conversationId);
    if (outcome.ok) res.json({ ok: true, ...shown(outcome.made) });
    else sendProblemJson(res, outcome.problem);
  });

  routes.open('POST', '/api/resident/code/use', async (req, res) => {
    const address = req.ip ?? '';
    const parsed = parse(codeUseSchema, req.body);
    const outcome = !parsed.ok
      ? parsed
      : (await admit(address))
        ? await redeem(parsed.value, address)
        : refused('too-many-messages', wording.tooFast);
    res.set('cache-control', 'no-store');
    if (outcome.ok) res.json(outcome);
    else sendProblemJson(res, outcome.problem);
  });

  routes.staff('POST', '/api/console/contacts/:contactId/code', async (req, res, staff) => {
    const parsed = parse(contactSchema, req.params);
    const held = parsed.ok ? await heldConversation(db, parsed.value.contactId, staff) : parsed;
    const outcome = held.ok ? await codes.makeCode(held.conversationId) : held;
    if (outcome.ok) res.json(shown(outcome.made));
    else sendProblemJson(res, outcome.problem);
  });
}

/** A code is made by whoever holds the contact, and by nobody else, not even a supervisor who may read it. */
async function heldConversation(
  db: Database,
  contactId: string,
  { staffId }: StaffIdentity,
): Promise<Outcome<{ conversationId: string }>> {
  const contact = await db.contact.findFirst({
    where: { id: contactId, assignedTo: staffId, state: 'assigned' },
    select: { conversationId: true },
  });
  const conversationId = contact?.conversationId ?? null;
  return conversationId === null
    ? refused('contact-not-found', wording.notHeld, { where: 'contactId' })
    : { ok: true, conversationId };
}
