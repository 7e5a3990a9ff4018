import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BreakGlassUse } from '@hub/contract';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import type { Browser } from '../testing/browser.ts';
import { startSigningHub } from '../testing/signing-hub.ts';
import type { SigningHub } from '../testing/signing-hub.ts';
import { STAFF_COOKIE } from '../session.store.ts';
import { BREAK_GLASS_LIFE_MS } from './break-glass.routes.ts';
import { hashSecret, isSecretOf } from './secret-hash.ts';

const SECRET = 'five made-up words of a test';
const SIAN = '00000000-0000-4000-8000-000000000006';
const TYPED = { who: 'Sam Example', reason: 'The sign-in of the council is down', secret: SECRET };
const PAGE = '/staff/break-glass';

let database: TestDatabase;
let hub: SigningHub;

beforeAll(async () => {
  database = await testDatabase();
  hub = await startSigningHub(database, { breakGlassHash: await hashSecret(SECRET) });
});
beforeEach(async () => {
  hub.now.at = new Date();
  await database.db.$executeRaw`TRUNCATE "staff", "break_glass_try" CASCADE`;
  const sian = { id: SIAN, subject: 'demo:sian', name: 'Sian Example', email: 'sian@demo.example' };
  await database.db.staff.create({ data: { ...sian, role: 'supervisor' } });
});
afterAll(async () => {
  await hub.close();
  await database.close();
});

const enter = async (typed: Partial<typeof TYPED> = {}) => {
  const browser = hub.browser();
  return { browser, seen: await browser.send('POST', PAGE, { ...TYPED, ...typed }) };
};
const me = async (browser: Browser) => browser.send('GET', '/api/console/me');
const unseen = async (browser: Browser) =>
  JSON.parse((await browser.send('GET', '/api/console/break-glass')).text) as BreakGlassUse[];
async function asSian(): Promise<Browser> {
  const browser = hub.browser();
  const value = /=([^;]+)/.exec(await hub.security.sessions.start(SIAN))?.[1] ?? '';
  browser.cookies.set(STAFF_COOKIE, { value, path: '/', attributes: '' });
  return browser;
}
const mark = async (browser: Browser, useId: string) => {
  const csrf = (await me(browser)).headers.get('x-csrf-token') ?? '';
  return (await browser.send('POST', `/api/console/break-glass/${useId}/seen`, { csrf }, { accept: '*/*' })).status;
};

describe('the hash of the secret (ASVS 5.0 V11.4.2)', () => {
  it('knows its secret and no other, and differs each time', async () => {
    const [hash, again] = [await hashSecret(SECRET), await hashSecret(SECRET)];
    expect(hash).toMatch(/^scrypt:[\w-]{22}:[\w-]{43}$/);
    expect(hash).not.toBe(again);
    expect([await isSecretOf(hash, SECRET), await isSecretOf(hash, `${SECRET} `), await isSecretOf(hash, '')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('the sealed account', () => {
  it('lets a supervisor in by name, writes it down and tells supervisors until another has seen it', async () => {
    const { browser, seen } = await enter();
    expect([seen.status, seen.headers.get('location')]).toEqual([303, '/console']);
    expect(JSON.parse((await me(browser)).text)).toMatchObject({ name: TYPED.who, role: 'supervisor' });
    const [last] = await database.db.$queryRaw<{ entry: unknown }[]>`
      SELECT "entry" FROM "audit_entry" ORDER BY "seq" DESC LIMIT 1`;
    expect(last?.entry).toMatchObject({ action: 'break-glass', outcome: 'asked', reason: TYPED.reason });

    const sian = await asSian();
    const [use] = await unseen(sian);
    expect(use).toMatchObject({ name: TYPED.who, reason: TYPED.reason, mine: false });
    expect((await unseen(browser))[0]?.mine).toBe(true);
    const useId = use?.useId ?? '';
    expect(await mark(browser, useId)).toBe(404);
    expect(await mark(sian, useId)).toBe(200);
    expect(await mark(sian, useId)).toBe(404);
    expect(await unseen(sian)).toEqual([]);
  });

  it('ends after 60 minutes, whatever is done in it (7.3.2)', async () => {
    const { browser } = await enter();
    const began = hub.now.at.getTime();
    for (const minutes of [10, 20, 30, 40, 50, 59]) {
      hub.now.at = new Date(began + minutes * 60_000);
      expect(await hub.security.sessions.staffFromCookie(browser.cookieHeader(), true)).not.toBeNull();
    }
    hub.now.at = new Date(began + BREAK_GLASS_LIFE_MS);
    expect((await me(browser)).status).toBe(401);
  });

  it('asks for a name and a reason, keeps what was typed but the secret, and counts no try', async () => {
    const { browser, seen } = await enter({ reason: ' ' });
    expect([seen.status, browser.cookies.has(STAFF_COOKIE)]).toEqual([400, false]);
    expect(seen.text).toContain(`value="${TYPED.who}"`);
    expect(seen.text).not.toContain(SECRET);
    expect(seen.text).not.toMatch(/<script|<style|style=|\son\w+=/i);
    const [tries] = await database.db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM "break_glass_try"`;
    expect(tries?.count).toBe(0n);
  });

  it('takes five tries in a quarter of an hour in all, also when they come at once (6.3.1)', async () => {
    const tries = await Promise.all(Array.from({ length: 8 }, () => enter({ secret: 'a guess' })));
    expect(tries.map(({ seen }) => seen.status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    expect((await enter()).seen.status).toBe(429);
    hub.now.at = new Date(hub.now.at.getTime() + 15 * 60_000);
    expect((await enter()).seen.status).toBe(303);
  });

  it('cannot be signed in to in any other way', async () => {
    await enter();
    const form = await hub.browser().open('/auth/sign-in');
    expect(form.text).toContain('sian@demo.example');
    expect(form.text).not.toContain('break-glass:');
  });
});

it('has no page and takes nothing where no secret is set', async () => {
  const sealed = await startSigningHub(database);
  try {
    expect((await sealed.browser().send('GET', PAGE)).status).toBe(404);
    expect((await sealed.browser().send('POST', PAGE, TYPED)).status).toBe(404);
  } finally {
    await sealed.close();
  }
});
