import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { DEMONSTRATION_PASSWORD } from './demonstration-password.ts';
import { STAFF_COOKIE } from './session.store.ts';
import { signIn, startSigningHub } from './testing/signing-hub.ts';
import type { SigningHub } from './testing/signing-hub.ts';

const PRIYA = { id: '00000000-0000-4000-8000-000000000001', email: 'priya@demo.example', name: 'Priya Example' };
const SAM = { id: '00000000-0000-4000-8000-000000000002', email: 'sam@demo.example', name: 'Sam Example' };

let database: TestDatabase;
let hub: SigningHub;

beforeAll(async () => {
  database = await testDatabase();
  await database.db.staff.createMany({
    data: [
      { ...PRIYA, subject: 'demo:priya', role: 'agent' },
      { ...SAM, subject: 'demo:sam', role: 'supervisor' },
    ],
  });
  hub = await startSigningHub(database);
});
afterAll(async () => {
  await hub.close();
  await database.close();
});

const enter = async (person = PRIYA, returnTo?: string) => {
  const browser = hub.browser();
  const page = await signIn(browser, person.email, DEMONSTRATION_PASSWORD, returnTo);
  return { browser, page };
};

describe('signing in (ASVS 5.0 V10.5, V7.2)', () => {
  it('leads from the sign-in link through the issuer back to the page that was asked for', async () => {
    const { browser, page } = await enter(PRIYA, '/console?contact=7');
    expect(page.url.href).toBe(`${hub.origin}/console?contact=7`);
    const me = await browser.open('/api/console/me');
    expect(JSON.parse(me.text)).toMatchObject({ staffId: PRIYA.id, name: PRIYA.name, role: 'agent' });
    expect(hub.faults).toEqual([]);
  });

  it('keeps the session in a cookie that scripts and other sites cannot use, and its hash alone in the database', async () => {
    const { browser } = await enter();
    const cookie = browser.cookies.get(STAFF_COOKIE);
    expect(cookie?.attributes).toMatch(/HttpOnly.*SameSite=Lax/);
    const stored = await database.db.staffSession.findMany();
    expect(
      stored.every(
        (row) =>
          !Buffer.from(row.tokenHash)
            .toString('base64url')
            .includes(cookie?.value ?? ''),
      ),
    ).toBe(true);
  });

  it('asks who it is each time, so that one browser can be another person', async () => {
    const { browser } = await enter(PRIYA);
    const before = browser.cookies.get(STAFF_COOKIE)?.value ?? '';
    await signIn(browser, SAM.email, DEMONSTRATION_PASSWORD);
    expect(JSON.parse((await browser.open('/api/console/me')).text)).toMatchObject({
      name: SAM.name,
      role: 'supervisor',
    });
    expect(await hub.security.sessions.staffFromCookie(`${STAFF_COOKIE}=${before}`, false)).toBeNull();
  });

  it('tells of a wrong password beside the fields, and keeps the email address', async () => {
    const page = await signIn(hub.browser(), PRIYA.email, 'guess');
    expect(page.status).toBe(401);
    expect(page.text).toContain('The email address or password is not right');
    expect(page.text).toContain(`value="${PRIYA.email}"`);
    expect(page.text).toMatch(/<label for="email">Email address<\/label>/);
    expect(page.text).toMatch(/<label for="password">Password<\/label>/);
  });

  it('has pages without inline script or style', async () => {
    const form = await hub.browser().open('/auth/sign-in');
    expect(form.text).not.toMatch(/<script|<style|style=|\son\w+=/i);
  });

  it('says so when a sign-in page is too old to be used', async () => {
    const browser = hub.browser();
    const form = await browser.open('/auth/sign-in');
    const late = await hub
      .browser()
      .send('POST', form.url.href, { email: PRIYA.email, password: DEMONSTRATION_PASSWORD });
    expect(late.status).toBe(400);
    expect(late.text).toContain('The sign-in took too long');
  });

  it('lets a sign-in that was begun at one node go on at another', async () => {
    const other = await startSigningHub(database, { publicBaseUrl: hub.origin });
    try {
      const browser = hub.browser();
      const form = await browser.open('/auth/sign-in');
      const elsewhere = new URL(form.url.pathname, other.origin).href;
      const credentials = { email: PRIYA.email, password: DEMONSTRATION_PASSWORD };
      const resume = await browser.send('POST', elsewhere, credentials);
      // The other node answers with addresses of the public origin, and this node goes on from there.
      expect((await browser.follow({ ...resume, url: form.url })).text).toBe('console');
    } finally {
      await other.close();
    }
  });
});

describe('a hub behind a proxy that speaks https', () => {
  it('marks its cookies as such, and gives only its public addresses, whatever a caller claims', async () => {
    const behind = await startSigningHub(database, { publicBaseUrl: 'https://hub.example' });
    try {
      expect(await behind.security.sessions.start(PRIYA.id)).toMatch(/; Secure; SameSite=Lax/);
      const claimed = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' };
      const known = await behind.browser().send('GET', '/oidc/.well-known/openid-configuration', {}, claimed);
      const addresses = Object.entries(JSON.parse(known.text) as Record<string, unknown>).filter(([name]) =>
        /^issuer$|_endpoint$|_uri$/.test(name),
      );
      expect(addresses.length).toBeGreaterThan(3);
      expect(addresses.filter(([, address]) => !String(address).startsWith('https://hub.example/oidc'))).toEqual([]);
      const begun = await behind.browser().send('GET', '/auth/sign-in');
      expect(begun.headers.get('location')).toMatch(/^https:\/\/hub\.example\/oidc\/auth\?/);
      expect(begun.headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Lax/);
    } finally {
      await behind.close();
    }
  });
});

describe('what a sign-in refuses', () => {
  it('a state that was not made for this browser (ASVS 10.2.1)', async () => {
    const victim = hub.browser();
    await victim.send('GET', '/auth/sign-in');
    const page = await victim.send('GET', '/auth/callback?code=stolen&state=forged');
    expect(page.status).toBe(400);
    expect(page.text).toContain('You are not signed in');
    expect(victim.cookies.has(STAFF_COOKIE)).toBe(false);
  });

  it('an answer without a sign-in that this browser began', async () => {
    const attacker = hub.browser();
    const form = await attacker.open('/auth/sign-in');
    const answered = await attacker.send('POST', form.url.href, {
      email: PRIYA.email,
      password: DEMONSTRATION_PASSWORD,
    });
    const callback = await attacker.followUntil(answered, '/auth/callback');
    const victim = hub.browser();
    const page = await victim.send('GET', callback);
    expect(page.status).toBe(400);
    expect(victim.cookies.has(STAFF_COOKIE)).toBe(false);
  });

  it('a way back to another site (open redirect)', async () => {
    for (const away of ['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example']) {
      const { page } = await enter(PRIYA, away);
      expect(page.url.href).toBe(`${hub.origin}/console`);
    }
  });
});

describe('signing out (ASVS 7.4.1)', () => {
  it('signs out with the token of the page, and not without it', async () => {
    const { browser } = await enter();
    const csrf = (await browser.send('GET', '/api/console/me')).headers.get('x-csrf-token') ?? '';
    expect((await browser.send('POST', '/auth/sign-out')).status).toBe(403);
    expect((await browser.send('POST', '/auth/sign-out', { csrf: `${csrf}x` })).status).toBe(403);
    expect((await browser.send('GET', '/api/console/me')).status).toBe(200);
    const kept = browser.cookieHeader();
    expect((await browser.send('POST', '/auth/sign-out', { csrf })).headers.get('location')).toBe('/console');
    expect(browser.cookies.has(STAFF_COOKIE)).toBe(false);
    expect(await hub.security.sessions.staffFromCookie(kept, false)).toBeNull();
  });

  it('refuses a sign-out that another site asked for', async () => {
    const { browser } = await enter();
    const csrf = (await browser.send('GET', '/api/console/me')).headers.get('x-csrf-token') ?? '';
    const refused = await browser.send('POST', '/auth/sign-out', { csrf }, { 'sec-fetch-site': 'cross-site' });
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      403,
      'application/problem+json; charset=utf-8',
    ]);
    expect((await browser.send('POST', '/auth/sign-out', { csrf }, { origin: 'https://evil.example' })).status).toBe(
      403,
    );
  });
});

describe('an identity provider that does not answer', () => {
  it('leaves a page that says so, and the hub running', async () => {
    const oidc = { issuer: 'https://127.0.0.1:1/', clientId: 'hub', clientSecret: 'a secret' };
    const alone = await startSigningHub(database, { oidc });
    try {
      const page = await alone.browser().open('/auth/sign-in');
      expect([page.status, page.text.includes('Sign-in is not working now')]).toEqual([503, true]);
      expect(alone.faults).toHaveLength(1);
      expect((await alone.browser().send('GET', '/oidc/auth')).status).toBe(404);
      expect((await alone.browser().send('GET', '/demo/myaccount')).status).toBe(404);
    } finally {
      await alone.close();
    }
  });
});
