/**
 * The OpenID Connect issuer of a development or demonstration hub: the same standard sign-in as a council's own, in the same
 * process, so that a fresh clone can be signed in to. It remembers nobody: every sign-in asks who it is.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import express, { Router } from 'express';
import type { Request, Response } from 'express';
import Provider from 'oidc-provider';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { Database } from '../platform/database/client.ts';
import { DEMONSTRATION_PASSWORD } from './demonstration-password.ts';
import { latePage, signInPage } from './local-issuer-pages.ts';
import { oidcAdapter } from './oidc-adapter.store.ts';
import type { HubSecrets } from './secret.store.ts';

const LOCAL_CLIENT_ID = 'council-contact-hub';
const SESSION_COOKIE = 'hub_issuer';

export interface LocalIssuer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** To be mounted at `/oidc`, before anything that reads bodies. */
  router: Router;
}

export interface LocalIssuerDeps {
  db: Database;
  clock: () => Date;
  /** Where browsers reach the hub: scheme, host and port. */
  publicOrigin: string;
  secrets: HubSecrets;
}

const isPassword = (given: unknown): boolean => {
  const [left, right] = [Buffer.from(typeof given === 'string' ? given : ''), Buffer.from(DEMONSTRATION_PASSWORD)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Our own console is known: nobody is asked whether it may learn who signs in. */
async function grantOfOwnClient(ctx: KoaContextWithOIDC) {
  const { provider, client, session } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}

/** Makes the issuer. Accounts are the active rows of "staff"; the subject of a token is the row's `subject`. */
export function createLocalIssuer({ db, clock, publicOrigin, secrets }: LocalIssuerDeps): LocalIssuer {
  const issuer = `${publicOrigin}/oidc`;
  const clientSecret = createHmac('sha256', secrets.cookieSecret).update('local issuer client').digest('base64url');
  const configuration: Configuration = {
    adapter: oidcAdapter(db, clock),
    clients: [
      {
        client_id: LOCAL_CLIENT_ID,
        client_secret: clientSecret,
        redirect_uris: [`${publicOrigin}/auth/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [secrets.signingKey] },
    cookies: {
      keys: [secrets.cookieSecret],
      names: { session: SESSION_COOKIE, interaction: 'hub_issuer_interaction', resume: 'hub_issuer_resume' },
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    pkce: { required: () => true },
    findAccount: async (_ctx, subject) => {
      const account = await db.staff.findFirst({ where: { subject, active: true }, select: { subject: true } });
      return account ? { accountId: account.subject, claims: () => ({ sub: account.subject }) } : undefined;
    },
    loadExistingGrant: grantOfOwnClient,
    interactions: { url: (_ctx, interaction) => `/oidc/interaction/${interaction.uid}` },
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

  const people = () =>
    db.staff.findMany({
      where: { active: true },
      select: { name: true, email: true, role: true },
      orderBy: [{ role: 'asc' }, { name: 'asc' }],
    });
  /** Is there a sign-in under way that belongs to this browser? */
  const isUnderWay = (req: Request, res: Response) =>
    provider.interactionDetails(req, res).then(
      () => true,
      () => false,
    );

  const router = Router();
  router.get('/interaction/:uid', async (req, res) => {
    if (!(await isUnderWay(req, res))) return res.status(400).type('html').send(latePage());
    return res.type('html').send(signInPage(await people(), DEMONSTRATION_PASSWORD));
  });
  router.post('/interaction/:uid', express.urlencoded({ extended: false, limit: '4kb' }), async (req, res) => {
    if (!(await isUnderWay(req, res))) return res.status(400).type('html').send(latePage());
    const { email, password } = (req.body ?? {}) as Record<string, unknown>;
    const account =
      typeof email === 'string' && isPassword(password)
        ? await db.staff.findFirst({
            where: { email: { equals: email.trim(), mode: 'insensitive' }, active: true },
            select: { subject: true },
          })
        : null;
    if (!account) {
      const failed = signInPage(await people(), DEMONSTRATION_PASSWORD, typeof email === 'string' ? email : '');
      return res.status(401).type('html').send(failed);
    }
    return provider.interactionFinished(req, res, { login: { accountId: account.subject, remember: false } });
  });
  router.use((req, res) => {
    req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    req.headers['x-forwarded-host'] = host;
    // Without its session cookie the issuer asks again, so one browser can be each of the demonstration's people in turn.
    req.headers.cookie = (req.headers.cookie ?? '')
      .split(/; */)
      .filter((pair) => !pair.startsWith(`${SESSION_COOKIE}=`) && !pair.startsWith(`${SESSION_COOKIE}.sig=`))
      .join('; ');
    return answer(req, res);
  });
  return { issuer, clientId: LOCAL_CLIENT_ID, clientSecret, router };
}
