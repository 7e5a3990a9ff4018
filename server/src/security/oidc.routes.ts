/** Signing staff in with OpenID Connect, and out again. */
import { parse, serialize } from 'cookie';
import type { Request, Response } from 'express';
import * as z from 'zod';
import type { Audit } from '../audit/index.ts';
import type { Database } from '../platform/database/client.ts';
import { holdToGroups } from './group-roles.store.ts';
import type { GroupRoles } from './group-roles.ts';
import { localPath } from './local-path.ts';
import { createOidcClient, underWaySchema } from './oidc-client.ts';
import type { IdentityProvider, SignedIn } from './oidc-client.ts';
import { messagePage } from './pages.ts';
import { hasCsrfToken } from './routes.ts';
import type { Routes } from './routes.ts';
import { createSealer } from './sealed.ts';
import type { Sessions } from './session.store.ts';
import { say } from './wording.ts';
import type { WordingId } from './wording.ts';

export interface SignInDeps {
  db: Database;
  clock: () => Date;
  sessions: Sessions;
  publicOrigin: string;
  provider: IdentityProvider;
  cookieSecret: string;
  groupRoles: GroupRoles | undefined;
  audit: Pick<Audit, 'asked' | 'refused'>;
  onFault: (error: unknown) => void;
}

const COOKIE = 'hub_sign_in';
/** How long a sign-in may take, in milliseconds. */
const SIGN_IN_MS = 10 * 60 * 1000;
const CONSOLE = '/console';
const AUDIT = '/audit';

const keptSchema = underWaySchema.extend({ returnTo: z.string() });

/** Adds `/auth/sign-in`, `/auth/callback` and `/auth/sign-out`. */
export function addSignIn(routes: Routes, deps: SignInDeps): void {
  const { db, clock, sessions, publicOrigin, provider, cookieSecret, onFault } = deps;
  const oidc = createOidcClient(provider, { publicOrigin, callback: '/auth/callback' });
  const sealer = createSealer(cookieSecret, 'sign-in');
  const cookie = (value: string, maxAge: number) =>
    serialize(COOKIE, value, {
      httpOnly: true,
      sameSite: 'lax',
      secure: publicOrigin.startsWith('https:'),
      path: '/auth',
      maxAge,
    });
  const refuse = (res: Response, status: number, what: 'unknown' | 'disabled' | 'no-role' | 'failed' | 'down') => {
    const [title, text]: [WordingId, WordingId] = [`signIn.${what}.title`, `signIn.${what}`];
    const again = { href: '/auth/sign-in', label: say('issuer.again') };
    res
      .status(status)
      .type('html')
      .send(messagePage(say(title), say(text), again));
  };

  routes.open('GET', '/auth/sign-in', async (req: Request, res: Response) => {
    let begun: Awaited<ReturnType<typeof oidc.begin>>;
    try {
      begun = await oidc.begin();
    } catch (error) {
      onFault(error);
      refuse(res, 503, 'down');
      return;
    }
    const kept = { ...begun.underWay, returnTo: localPath(req.query.return, CONSOLE) };
    const until = new Date(clock().getTime() + SIGN_IN_MS);
    res.set('cache-control', 'no-store').append('set-cookie', cookie(sealer.seal(kept, until), SIGN_IN_MS / 1000));
    res.redirect(303, begun.url);
  });

  routes.open('GET', '/auth/callback', async (req, res) => {
    res.set('cache-control', 'no-store').append('set-cookie', cookie('', 0));
    const sealed = parse(req.headers.cookie ?? '')[COOKIE] ?? '';
    const kept = keptSchema.safeParse(sealer.open(sealed, clock()));
    if (!kept.success) {
      refuse(res, 400, 'failed');
      return;
    }
    const { returnTo, ...underWay } = kept.data;
    let signedIn: SignedIn | undefined;
    try {
      signedIn = await oidc.finish(req.originalUrl, underWay);
    } catch (error) {
      onFault(error);
      refuse(res, 400, 'failed');
      return;
    }
    const staff =
      signedIn === undefined
        ? null
        : await db.staff.findUnique({
            where: { subject: signedIn.subject },
            select: { id: true, active: true, role: true },
          });
    if (!staff?.active) {
      refuse(res, 403, staff ? 'disabled' : 'unknown');
      return;
    }
    const role = await holdToGroups(deps, staff, signedIn?.groups);
    if (role === undefined) {
      refuse(res, 403, 'no-role');
      return;
    }
    // A new token at every sign-in, and the one before it ends: nobody can be given a session that another knows.
    await sessions.end(req.headers.cookie);
    res.append('set-cookie', await sessions.start(staff.id));
    // Auditors have nothing to do in the console.
    res.redirect(303, role === 'auditor' && returnTo === CONSOLE ? AUDIT : returnTo);
  });

  routes.open('POST', '/auth/sign-out', async (req, res) => {
    const staff = await sessions.staffFromCookie(req.headers.cookie, true);
    if (staff && !hasCsrfToken(req, staff)) {
      const back = { href: CONSOLE, label: say('signOut.console') };
      res
        .status(403)
        .type('html')
        .send(messagePage(say('signOut.again.title'), say('signOut.again'), back));
      return;
    }
    res.append('set-cookie', await sessions.end(req.headers.cookie));
    res.redirect(303, CONSOLE);
  });
}
