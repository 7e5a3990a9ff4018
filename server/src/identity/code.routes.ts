/** A code to the number on record over HTTP: an agent has one sent, types what was read out, and never sees it before. */
import { identityCodeAskedSchema, identityCodeCheckSchema } from '@hub/contract';
import type { IdentityCodeAsked, IdentityCodeCheck, IdentityCodeSent, IdentityOutcome, Outcome } from '@hub/contract';
import type { Request } from 'express';
import * as z from 'zod';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import { refused } from '../platform/problem.ts';
import type { Marker, Routes } from '../security/index.ts';
import { checkCode } from './check-code.store.ts';
import type { CodeTry } from './check-code.store.ts';
import { digitsIn } from './code-rules.ts';
import type { IdentityPorts } from './identity.routes.ts';
import { checksCountFrom } from './level.ts';
import { lockLimitsOf } from './lock.ts';
import { sendCode } from './send-code.store.ts';
import type { CodeAsked, SendCodePorts } from './send-code.store.ts';
import { identityWording as wording } from './wording.ts';

export interface IdentityCodePorts extends IdentityPorts {
  marker: Marker;
  council: string;
  /** Null where there is no telephony. */
  writeText: SendCodePorts['writeText'] | null;
  /** A text stands to be sent. */
  onText: () => void;
}

const contactSchema = z.object({ contactId: z.uuid() });

export function serveIdentityCodes(routes: Routes, ports: IdentityCodePorts): void {
  const { db, clock, settings, audit, marker, council, writeText } = ports;

  routes.staff('POST', '/api/console/contacts/:contactId/identity/code', async (req, res, { staffId }) => {
    const read = readAsked(req);
    const sent = !read.ok
      ? read
      : writeText === null
        ? refused('method-not-allowed', wording.code.noTexts)
        : await sendCode(
            { db, limits: lockLimitsOf(settings()), now: clock(), marker, council, writeText },
            { ...read.asked, staffId },
          );
    if (!sent.ok) {
      sendProblemJson(res, sent.problem);
      return;
    }
    await audit.told(staffId, 'identity-code-sent', [{ kind: 'resident', id: sent.residentReference }]);
    ports.onText();
    res.json({ until: sent.until.toISOString() } satisfies IdentityCodeSent);
  });

  routes.staff('POST', '/api/console/contacts/:contactId/identity/code/check', async (req, res, { staffId }) => {
    const now = clock();
    const read = readTry(req);
    const given = { db, limits: lockLimitsOf(settings()), now, marker, countsFrom: checksCountFrom(settings(), now) };
    const checked = read.ok ? await checkCode(given, { ...read.asked, staffId }) : read;
    if (!checked.ok) {
      sendProblemJson(res, checked.problem);
      return;
    }
    const { outcome, contactId, residentReference } = checked;
    const action = outcome.passed ? 'identity-passed' : 'identity-failed';
    await audit.told(staffId, action, [{ kind: 'resident', id: residentReference }]);
    if (outcome.passed) await ports.onIdentified(contactId);
    res.json(outcome satisfies IdentityOutcome);
  });
}

function readAsked(req: Request): Outcome<{ asked: Omit<CodeAsked, 'staffId'> }> {
  const contact = parse(contactSchema, req.params);
  if (!contact.ok) return contact;
  const asked = parse<IdentityCodeAsked>(identityCodeAskedSchema, req.body);
  return asked.ok ? { ok: true, asked: { ...contact.value, ...asked.value } } : asked;
}

/** What cannot be a code is told before anything is compared, so that it costs no try. */
function readTry(req: Request): Outcome<{ asked: Omit<CodeTry, 'staffId'> }> {
  const contact = parse(contactSchema, req.params);
  if (!contact.ok) return contact;
  const asked = parse<IdentityCodeCheck>(identityCodeCheckSchema, req.body);
  if (!asked.ok) return asked;
  const { code, ...rest } = asked.value;
  const digits = digitsIn(code);
  return digits === null
    ? refused('bad-payload', wording.code.digits, { where: 'code' })
    : { ok: true, asked: { ...contact.value, ...rest, digits } };
}
