/** Identity checks over HTTP: an agent types what was answered, and hears whether it was enough. */
import { IDENTITY_ITEMS, identityCheckSchema } from '@hub/contract';
import type { IdentityCheck, IdentityItem, IdentityOutcome, Outcome } from '@hub/contract';
import type { Request } from 'express';
import * as z from 'zod';
import type { Audit } from '../audit/index.ts';
import type { Database } from '../platform/database/client.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import { refused } from '../platform/problem.ts';
import type { Routes } from '../security/index.ts';
import { checkIdentity } from './check.store.ts';
import type { Check } from './check.store.ts';
import { areEnough } from './judge.ts';
import type { Answers } from './judge.ts';
import { lockLimitsOf } from './lock.ts';
import { readGiven } from './read-given.ts';
import { identityWording as wording } from './wording.ts';

export interface IdentityPorts {
  db: Database;
  clock: () => Date;
  /** The settings of the rules in force. */
  settings: () => ReadonlyMap<string, number>;
  audit: Pick<Audit, 'told'>;
  /** A contact is from somebody who is known now: whoever shows it shows it anew. */
  onIdentified: (contactId: string) => Promise<void>;
}

const contactSchema = z.object({ contactId: z.uuid() });

export function serveIdentity(routes: Routes, ports: IdentityPorts): void {
  const { db, clock, settings, audit, onIdentified } = ports;

  routes.staff('POST', '/api/console/contacts/:contactId/identity', async (req, res, { staffId }) => {
    const now = clock();
    const read = readRequest(req, now);
    const checked = read.ok
      ? await checkIdentity({ db, limits: lockLimitsOf(settings()), now }, { ...read.request, staffId })
      : read;
    if (!checked.ok) {
      sendProblemJson(res, checked.problem);
      return;
    }
    const { outcome, contactId, residentReference } = checked;
    const action = outcome.passed ? 'identity-passed' : 'identity-failed';
    await audit.told(staffId, action, [{ kind: 'resident', id: residentReference }]);
    if (outcome.passed) await onIdentified(contactId);
    res.json(outcome satisfies IdentityOutcome);
  });
}

function readRequest(req: Request, now: Date): Outcome<{ request: Omit<Check, 'staffId'> }> {
  const contact = parse(contactSchema, req.params);
  if (!contact.ok) return contact;
  const asked = parse<IdentityCheck>(identityCheckSchema, req.body);
  if (!asked.ok) return asked;
  const { answers, ...rest } = asked.value;
  const read = readAnswers(answers, now);
  return read.ok ? { ok: true, request: { ...contact.value, ...rest, given: read.given } } : read;
}

/** What was answered, ready to be compared. A slip of the pen is told before anything is compared, so that it costs no try. */
function readAnswers(answers: IdentityCheck['answers'], now: Date): Outcome<{ given: Answers }> {
  const given = new Map<IdentityItem, string>();
  for (const { id } of IDENTITY_ITEMS) {
    const said = answers[id] ?? '';
    if (said.trim() === '') continue;
    const read = readGiven(id, said, now);
    if (read === null) return refused('bad-payload', wording.unread[id], { where: `answers.${id}` });
    given.set(id, read);
  }
  return areEnough(given.keys()) ? { ok: true, given } : refused('bad-payload', wording.tooFew, { where: 'answers' });
}
