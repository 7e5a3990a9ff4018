/**
 * The hub as a client of an identity provider: authorisation code with PKCE, state and nonce (RFC 9700; OWASP ASVS 5.0 V10.5). The
 * provider is asked for its addresses at the first sign-in, so a hub starts without it.
 */
import * as client from 'openid-client';
import * as z from 'zod';

export interface IdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Given for the local issuer: the hub's own address, so that it reaches itself whatever stands in front of it. */
  reachedAt?: string;
}

export const underWaySchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
/** What the browser keeps sealed while somebody signs in. */
export type UnderWay = z.infer<typeof underWaySchema>;

export interface SignedIn {
  subject: string;
  /** The claim as it came; undefined where the provider gives none. */
  groups: unknown;
}

export interface OidcClient {
  /** Where to send the browser. Throws while the provider does not answer. */
  begin(): Promise<{ url: string; underWay: UnderWay }>;
  /** Who signed in, by the address that the browser came back with. Throws where that is not the answer to this sign-in. */
  finish(address: string, underWay: UnderWay): Promise<SignedIn | undefined>;
}

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

export function createOidcClient(
  provider: IdentityProvider,
  { publicOrigin, callback }: { publicOrigin: string; callback: string },
): OidcClient {
  const configuration = lazyDiscovery(provider, publicOrigin);
  return {
    begin: async () => {
      const config = await configuration();
      const verifier = client.randomPKCECodeVerifier();
      const underWay = { state: client.randomState(), nonce: client.randomNonce(), verifier };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: publicOrigin + callback,
        scope: 'openid',
        state: underWay.state,
        nonce: underWay.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, underWay };
    },
    finish: async (address, { state, nonce, verifier }) => {
      const tokens = await client.authorizationCodeGrant(await configuration(), new URL(address, publicOrigin), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      return claims && { subject: claims.sub, groups: claims.groups };
    },
  };
}
