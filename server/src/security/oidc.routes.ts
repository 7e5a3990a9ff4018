/**
 * Signing staff in with OpenID Connect: authorisation code with PKCE, state and nonce (RFC 9700; OWASP ASVS 5.0 V10.5). The
 * identity provider is asked for its addresses at the first sign-in, so a hub starts without it.
 */
import { parse, serialize } from 'cookie';
import type { Request, Response } from 'express';
import * as client from 'openid-client';
import * as z from 'zod';
import type { Database } from '../platform/database/client.ts';
import { localPath } from './local-path.ts';
import { messagePage } from './pages.ts';
import { hasCsrfToken } from './routes.ts';
import type { Routes } from './routes.ts';
import { createSealer } from './sealed.ts';
import type { Sessions } from './session.store.ts';
import { say } from './wording.ts';
import type { WordingId } from './wording.ts';

export interface IdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Given for the local issuer: the hub's own address, so that it reaches itself whatever stands in front of it. */
  reachedAt?: string;
}

export interface SignInDeps {
  db: Database;
  clock: () => Date;
  sessions: Sessions;
  publicOrigin: string;
  provider: IdentityProvider;
  cookieSecret: string;
  onFault: (error: unknown) => void;
}

const COOKIE = 'hub_sign_in';
/** How long a sign-in may take, in milliseconds. */
const SIGN_IN_MS = 10 * 60 * 1000;
const CONSOLE = '/console';
const AUDIT = '/audit';

const underWaySchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), returnTo: z.string() });

/** Fetches from the local issuer by the hub's own address instead of the public one. */
function throughOwnAddress(publicOrigin: string, reachedAt: string): client.CustomFetch {
  return (url, options) => {
    const { method, headers, redirect, signal } = options;
    const body = options.body === undefined ? {} : { body: options.body as RequestInit['body'] };
    const address = url.startsWith(publicOrigin) ? reachedAt + url.slice(publicOrigin.length) : url;
    return fetch(address, { method, headers, redirect, ...(signal && { signal }), ...body } as RequestInit);
  };
}

/** Finds the identity provider's addresses once it is needed; a failure is not remembered. */
function lazyDiscovery({ issuer, clientId, clientSecret, reachedAt }: IdentityProvider, publicOrigin: string) {
  let found: Promise<client.Configuration> | undefined;
  return async (): Promise<client.Configuration> => {
    found ??= client.discovery(new URL(issuer), clientId, undefined, client.ClientSecretBasic(clientSecret), {
      // Plain http is for the local issuer alone: an identity provider's address must be https.
      ...(reachedAt !== undefined && {
        execute: [client.allowInsecureRequests],
        [client.customFetch]: throughOwnAddress(publicOrigin, reachedAt),
      }),
    });
    try {
      return await found;
    } catch (error) {
      found = undefined;
      throw error;
    }
  };
}

/** Adds `/auth/sign-in`, `/auth/callback` and `/auth/sign-out`. */
export function addSignIn(routes: Routes, deps: SignInDeps): void {
  const { db, clock, sessions, publicOrigin, provider, cookieSecret, onFault } = deps;
  const configuration = lazyDiscovery(provider, publicOrigin);
  const sealer = createSealer(cookieSecret, 'sign-in');
  const redirectUri = `${publicOrigin}/auth/callback`;
  const cookie = (value: string, maxAge: number) =>
    serialize(COOKIE, value, {
      httpOnly: true,
      sameSite: 'lax',
      secure: publicOrigin.startsWith('https:'),
      path: '/auth',
      maxAge,
    });
  const refuse = (res: Response, status: number, what: 'unknown' | 'disabled' | 'failed' | 'down') => {
    const [title, text]: [WordingId, WordingId] = [`signIn.${what}.title`, `signIn.${what}`];
    const again = { href: '/auth/sign-in', label: say('issuer.again') };
    res
      .status(status)
      .type('html')
      .send(messagePage(say(title), say(text), again));
  };

  routes.open('GET', '/auth/sign-in', async (req: Request, res: Response) => {
    let config: client.Configuration;
    try {
      config = await configuration();
    } catch (error) {
      onFault(error);
      refuse(res, 503, 'down');
      return;
    }
    const underWay = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      returnTo: localPath(req.query.return, CONSOLE),
    };
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: 'openid',
      state: underWay.state,
      nonce: underWay.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(underWay.verifier),
      code_challenge_method: 'S256',
    });
    const until = new Date(clock().getTime() + SIGN_IN_MS);
    res.set('cache-control', 'no-store').append('set-cookie', cookie(sealer.seal(underWay, until), SIGN_IN_MS / 1000));
    res.redirect(303, url.href);
  });

  routes.open('GET', '/auth/callback', async (req, res) => {
    res.set('cache-control', 'no-store').append('set-cookie', cookie('', 0));
    const sealed = parse(req.headers.cookie ?? '')[COOKIE] ?? '';
    const underWay = underWaySchema.safeParse(sealer.open(sealed, clock()));
    if (!underWay.success) {
      refuse(res, 400, 'failed');
      return;
    }
    const { state, nonce, verifier, returnTo } = underWay.data;
    let subject: string | undefined;
    try {
      const answer = new URL(req.originalUrl, publicOrigin);
      const tokens = await client.authorizationCodeGrant(await configuration(), answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      subject = tokens.claims()?.sub;
    } catch (error) {
      onFault(error);
      refuse(res, 400, 'failed');
      return;
    }
    const staff =
      subject === undefined
        ? null
        : await db.staff.findUnique({ where: { subject }, select: { id: true, active: true, role: true } });
    if (!staff?.active) {
      refuse(res, 403, staff ? 'disabled' : 'unknown');
      return;
    }
    // A new token at every sign-in, and the one before it ends: nobody can be given a session that another knows.
    await sessions.end(req.headers.cookie);
    res.append('set-cookie', await sessions.start(staff.id));
    // Auditors have nothing to do in the console.
    res.redirect(303, staff.role === 'auditor' && returnTo === CONSOLE ? AUDIT : returnTo);
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
