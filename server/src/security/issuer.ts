/**
 * An OpenID Connect issuer of a development or demonstration hub: the same standard sign-in as a council's own, in the same process,
 * so that a fresh clone can be signed in to. It remembers nobody: every sign-in asks who it is.
 */
import { createHmac } from 'node:crypto';
import express, { Router } from 'express';
import type { Request, Response } from 'express';
import Provider from 'oidc-provider';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { Database } from '../platform/database/client.ts';
import { oidcAdapter } from './oidc-adapter.store.ts';
import type { HubSecrets } from './secret.store.ts';

export interface LocalIssuer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** To be mounted where the issuer is, before anything that reads bodies. */
  router: Router;
}

export interface LocalIssuerDeps {
  db: Database;
  clock: () => Date;
  /** Where browsers reach the hub: scheme, host and port. */
  publicOrigin: string;
  secrets: HubSecrets;
}

/** Whose issuer it is: each has an address, a client, cookies and accounts of its own. */
export interface Accounts {
  /** Where it is mounted, such as `/oidc`. */
  at: string;
  /** Names its cookies, its client's secret and what it stores. */
  name: string;
  clientId: string;
  /** Where its client is told who signed in. */
  callback: string;
  /** What the token says of an account beside its subject; undefined where there is no such account. */
  claimsOf: (subject: string) => Promise<{ groups?: string[] } | undefined>;
  /** The page that asks who it is. */
  page: () => Promise<string>;
  /** Whose account was proved, or the page that says what was wrong. */
  signIn: (form: Readonly<Record<string, unknown>>) => Promise<{ subject: string } | { again: string }>;
  latePage: () => string;
}

/** Our own client is known: nobody is asked whether it may learn who signs in. */
async function grantOfOwnClient(ctx: KoaContextWithOIDC) {
  const { provider, client, session } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}

export function createIssuer({ db, clock, publicOrigin, secrets }: LocalIssuerDeps, accounts: Accounts): LocalIssuer {
  const { at, name, clientId, latePage } = accounts;
  const issuer = `${publicOrigin}${at}`;
  const sessionCookie = name;
  const clientSecret = createHmac('sha256', secrets.cookieSecret).update(`${name} client`).digest('base64url');
  const configuration: Configuration = {
    adapter: oidcAdapter(db, clock, name),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [publicOrigin + accounts.callback],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [secrets.signingKey] },
    cookies: {
      keys: [secrets.cookieSecret],
      names: { session: sessionCookie, interaction: `${name}_interaction`, resume: `${name}_resume` },
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    pkce: { required: () => true },
    claims: { openid: ['sub', 'groups'] },
    findAccount: async (_ctx, subject) => {
      const claims = await accounts.claimsOf(subject);
      return claims && { accountId: subject, claims: () => ({ sub: subject, ...claims }) };
    },
    loadExistingGrant: grantOfOwnClient,
    interactions: { url: (_ctx, interaction) => `${at}/interaction/${interaction.uid}` },
    renderError: (ctx) => {
      ctx.type = 'html';
      ctx.body = latePage();
    },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AuthorizationCode: 60, AccessToken: 60, IdToken: 600 },
  };
  const provider = new Provider(issuer, configuration);
  // Addresses are made from the public origin, whatever is in front of the hub and whatever a caller claims.
  provider.proxy = true;
  const answer = provider.callback();
  const { host, protocol } = new URL(publicOrigin);

  /** Is there a sign-in under way that belongs to this browser? */
  const isUnderWay = (req: Request, res: Response) =>
    provider.interactionDetails(req, res).then(
      () => true,
      () => false,
    );

  const router = Router();
  router.get('/interaction/:uid', async (req, res) => {
    if (!(await isUnderWay(req, res))) return res.status(400).type('html').send(latePage());
    return res.type('html').send(await accounts.page());
  });
  router.post('/interaction/:uid', express.urlencoded({ extended: false, limit: '4kb' }), async (req, res) => {
    if (!(await isUnderWay(req, res))) return res.status(400).type('html').send(latePage());
    const given = await accounts.signIn((req.body ?? {}) as Record<string, unknown>);
    if ('again' in given) return res.status(401).type('html').send(given.again);
    return provider.interactionFinished(req, res, { login: { accountId: given.subject, remember: false } });
  });
  router.use((req, res) => {
    req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    req.headers['x-forwarded-host'] = host;
    // Without its session cookie the issuer asks again, so one browser can be each of the demonstration's people in turn.
    req.headers.cookie = (req.headers.cookie ?? '')
      .split(/; */)
      .filter((pair) => !pair.startsWith(`${sessionCookie}=`) && !pair.startsWith(`${sessionCookie}.sig=`))
      .join('; ');
    return answer(req, res);
  });
  return { issuer, clientId, clientSecret, router };
}
