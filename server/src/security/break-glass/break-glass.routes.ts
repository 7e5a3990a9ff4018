/** Signing in with the sealed account while the identity provider is down, and telling every supervisor of it. */
import { randomUUID } from 'node:crypto';
import type { BreakGlassUse } from '@hub/contract';
import * as z from 'zod';
import type { Audit } from '../../audit/index.ts';
import type { Database } from '../../platform/database/client.ts';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import { parse } from '../../platform/parse.ts';
import { problem } from '../../platform/problem.ts';
import type { Routes } from '../routes.ts';
import type { Sessions } from '../session.store.ts';
import { breakGlassPage } from './break-glass-page.ts';
import { keepUse, markSeen, readUnseen, takeTry } from './break-glass.store.ts';
import { isSecretOf } from './secret-hash.ts';

export interface BreakGlassDeps {
  db: Database;
  clock: () => Date;
  sessions: Sessions;
  /** Of the secret. Undefined: there is no sealed account, and its page is not there. */
  hash: string | undefined;
  audit: Pick<Audit, 'asked' | 'refused'>;
}

/** However much is done in it, such a session ends then (ASVS 5.0 V7.3.2). */
export const BREAK_GLASS_LIFE_MS = 60 * 60 * 1000;

const PAGE = '/staff/break-glass';
const LINE = { action: 'break-glass' };
const text = (most: number) => z.string().trim().max(most).catch('');
const typedSchema = z.object({ who: text(80), reason: text(300), secret: z.string().max(200).catch('') });
const useSchema = z.object({ useId: z.uuid() });
const GONE = problem('not-found', 'Somebody has marked it already, or it was your own sign-in.');

export function addBreakGlass(routes: Routes, { db, clock, sessions, hash, audit }: BreakGlassDeps): void {
  routes.open('GET', PAGE, (_req, res, next) => {
    if (hash === undefined) next();
    else
      res
        .set('cache-control', 'no-store')
        .type('html')
        .send(breakGlassPage({ who: '', reason: '' }));
  });

  routes.open('POST', PAGE, async (req, res, next) => {
    if (hash === undefined) {
      next();
      return;
    }
    const { secret, ...typed } = typedSchema.parse(req.body ?? {});
    res.set('cache-control', 'no-store').type('html');
    if (typed.who === '' || typed.reason === '') {
      res.status(400).send(breakGlassPage(typed, 'missing'));
      return;
    }
    const now = clock();
    if (!(await takeTry(db, now))) {
      res.status(429).send(breakGlassPage(typed, 'many'));
      return;
    }
    const asked = { staffId: randomUUID(), line: LINE, fields: null };
    if (!(await isSecretOf(hash, secret))) {
      // Not who they said they are: whoever guesses can type any name.
      await audit.refused(asked, 'wrong-secret');
      res.status(401).send(breakGlassPage(typed, 'wrong'));
      return;
    }
    await audit.asked({ ...asked, reason: typed.reason });
    await keepUse(db, { staffId: asked.staffId, ...typed, now });
    await sessions.end(req.headers.cookie);
    res.append('set-cookie', await sessions.start(asked.staffId, BREAK_GLASS_LIFE_MS));
    res.redirect(303, '/console');
  });

  routes.staff('GET', '/api/console/break-glass', async (_req, res, { staffId }) => {
    res.json((await readUnseen(db, staffId)) satisfies BreakGlassUse[]);
  });

  routes.staff('POST', '/api/console/break-glass/:useId/seen', async (req, res, { staffId }) => {
    const parsed = parse(useSchema, req.params);
    if (!parsed.ok) sendProblemJson(res, parsed.problem);
    else if (await markSeen(db, { ...parsed.value, staffId, now: clock() })) res.json({});
    else sendProblemJson(res, GONE);
  });
}
