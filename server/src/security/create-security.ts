/** Puts signing in together: sessions, routes, and where there is no identity provider the demonstration's own. */
import type { Router } from 'express';
import type { Pool } from 'pg';
import type { Audit } from '../audit/index.ts';
import type { Database } from '../platform/database/client.ts';
import { createBackOfficeCheck } from './back-office-signature.ts';
import { MY_ACCOUNT_CALLBACK } from './my-account-callback.ts';
import { addMyAccount } from './myaccount.routes.ts';
import type { ResidentFromMyAccount } from './myaccount.routes.ts';
import type { GroupRoles } from './group-roles.ts';
import { addBreakGlass } from './break-glass/break-glass.routes.ts';
import { createOidcClient } from './oidc-client.ts';
import type { IdentityProvider, OidcClient } from './oidc-client.ts';
import { addSignIn } from './oidc.routes.ts';
import { createRoutes } from './routes.ts';
import type { ResidentCaller, Routes } from './routes.ts';
import { hubSecrets } from './secret.store.ts';
import { createMarker, createSealer } from './sealed.ts';
import type { Marker, Sealer } from './sealed.ts';
import { createSessions } from './session.store.ts';
import type { Sessions } from './session.store.ts';
import { createSignatureCheck } from './twilio-signature.ts';

export interface SecurityDeps {
  db: Database;
  /** Connections straight over the driver. */
  pool: Pool;
  clock: () => Date;
  /** Where browsers reach the hub, such as `https://chat.example.gov.uk`. */
  publicBaseUrl: string;
  /** The council's identity provider; null brings the local issuer and the demonstration MyAccount instead. */
  oidc: { issuer: string; clientId: string; clientSecret: string } | null;
  /** Which role each group of the identity provider has; undefined where roles are kept here. */
  groupRoles: GroupRoles | undefined;
  /** The hash of the sealed account's secret; undefined where there is none. */
  breakGlassHash: string | undefined;
  /** The council's MyAccount, where residents sign in; null brings a stand-in where staff have one, and else none. */
  myAccount: { issuer: string; clientId: string; clientSecret: string } | null;
  /** Where this process itself listens, such as `http://127.0.0.1:3000`. */
  ownAddress: string;
  /** Tokens that webhooks of the telephony are signed with: any of them. None where there is no telephony. */
  twilioTokens: readonly string[];
  /** What the back office signs its webhooks with; undefined where it sends none. */
  backOfficeSecret: string | undefined;
  conversationFromToken: (token: string) => Promise<ResidentCaller | null>;
  /** Ends every live connection of a member of staff, on every node. */
  disconnectStaff: (staffId: string) => void;
  audit: Pick<Audit, 'asked' | 'refused'>;
  onFault: (error: unknown) => void;
}

export interface Security {
  sessions: Sessions;
  /** The one place where HTTP routes are made; `routes.router` already serves signing in and out. */
  routes: Routes;
  /** To be used before anything that reads bodies: the local issuer reads its own. Empty where there is none. */
  early: Router;
  residentFromMyAccount: ResidentFromMyAccount;
  /** Signs a resident in to MyAccount from their chat; null where the council has none. */
  myAccount: OidcClient | null;
  /** Seals what a browser carries for us, for one purpose. */
  sealerFor: (purpose: string) => Sealer;
  /** Marks what must be known again and is not kept, for one purpose. */
  markerFor: (purpose: string) => Marker;
}

/** Reads or makes the secrets and builds everything about who is who. */
export async function createSecurity(deps: SecurityDeps): Promise<Security> {
  const { db, pool, clock, oidc, myAccount, onFault } = deps;
  const publicOrigin = new URL(deps.publicBaseUrl).origin;
  const sessions = createSessions({
    db,
    pool,
    clock,
    secureCookies: publicOrigin.startsWith('https:'),
    disconnectStaff: deps.disconnectStaff,
  });
  const callers = {
    staffFromCookie: (cookieHeader: string | undefined, byPerson: boolean) =>
      sessions.staffFromCookie(cookieHeader, byPerson),
    conversationFromToken: deps.conversationFromToken,
    isFromTwilio: createSignatureCheck(deps.twilioTokens, deps.publicBaseUrl),
    isFromBackOffice: createBackOfficeCheck(deps.backOfficeSecret),
    audit: deps.audit,
    onFault,
    publicOrigin,
  };
  const routes = createRoutes(callers);
  const early = createRoutes(callers);
  const signIn = { db, clock, sessions, publicOrigin, groupRoles: deps.groupRoles, audit: deps.audit, onFault };
  addBreakGlass(routes, { db, clock, sessions, hash: deps.breakGlassHash, audit: deps.audit });
  const myAccountAt = (provider: IdentityProvider) =>
    createOidcClient(provider, { publicOrigin, callback: MY_ACCOUNT_CALLBACK });

  if (oidc) {
    addSignIn(routes, { ...signIn, provider: oidc, cookieSecret: oidc.clientSecret });
    return {
      sessions,
      routes,
      early: early.router,
      residentFromMyAccount: () => Promise.resolve(null),
      myAccount: myAccount && myAccountAt(myAccount),
      sealerFor: (purpose) => createSealer(oidc.clientSecret, purpose),
      markerFor: (purpose) => createMarker(oidc.clientSecret, purpose),
    };
  }
  // A hub with an identity provider never loads the local one.
  const { createLocalIssuer } = await import('./local-issuer.ts');
  const secrets = await hubSecrets(db);
  const { router, ...issuer } = createLocalIssuer({ db, clock, publicOrigin, secrets });
  early.mount('/oidc', router);
  const { createLocalMyAccount } = await import('./local-myaccount.ts');
  const local = createLocalMyAccount({ db, clock, publicOrigin, secrets });
  if (!myAccount) early.mount('/my-account', local.router);
  const { cookieSecret } = secrets;
  addSignIn(routes, { ...signIn, provider: { ...issuer, reachedAt: deps.ownAddress }, cookieSecret });
  return {
    sessions,
    routes,
    early: early.router,
    myAccount: myAccountAt(myAccount ?? { ...local, reachedAt: deps.ownAddress }),
    residentFromMyAccount: addMyAccount(routes, { db, clock, publicOrigin, cookieSecret }),
    sealerFor: (purpose) => createSealer(cookieSecret, purpose),
    markerFor: (purpose) => createMarker(cookieSecret, purpose),
  };
}
