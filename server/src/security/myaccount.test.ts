import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { startSigningHub } from './testing/signing-hub.ts';
import type { SigningHub } from './testing/signing-hub.ts';

const place = { address: '1 Example Street', postcode: 'ZZ1 1AA' };
const ADA = {
  ...place,
  id: '00000000-0000-4000-8000-00000000000a',
  reference: 'R1',
  name: 'Ada <b>Example</b>',
  demonstration: true,
};
const OFFLINE = {
  ...place,
  id: '00000000-0000-4000-8000-00000000000b',
  reference: 'R2',
  name: 'Not Registered',
  demonstration: true,
};
const REAL = { ...place, id: '00000000-0000-4000-8000-00000000000c', reference: 'R3', name: 'Real Person' };
const myAccountRegisteredAt = new Date('2026-01-05T09:00:00Z');

let database: TestDatabase;
let hub: SigningHub;

beforeAll(async () => {
  database = await testDatabase();
  await database.db.resident.createMany({
    data: [{ ...ADA, myAccountRegisteredAt }, OFFLINE, { ...REAL, myAccountRegisteredAt }],
  });
  hub = await startSigningHub(database);
});
afterAll(async () => {
  await hub.close();
  await database.close();
});

describe('the demonstration MyAccount', () => {
  it('offers fictional residents who have an account, as text', async () => {
    const { text } = await hub.browser().open('/demo/myaccount');
    expect(text).toContain('Ada &lt;b&gt;Example&lt;/b&gt;');
    expect(text).not.toMatch(/Not Registered|Real Person|<script|style=/);
  });

  it('makes somebody known at level 2, until they sign out', async () => {
    const browser = hub.browser();
    const page = await browser.follow(await browser.send('POST', '/demo/myaccount', { residentId: ADA.id }));
    expect(page.text).toContain('You are signed in as');
    expect(await hub.security.residentFromMyAccount(browser.cookieHeader())).toEqual({
      residentId: ADA.id,
      identityLevel: 2,
    });
    await browser.send('POST', '/demo/myaccount');
    expect(await hub.security.residentFromMyAccount(browser.cookieHeader())).toBeNull();
  });

  it('ends by itself after two hours', async () => {
    const browser = hub.browser();
    await browser.send('POST', '/demo/myaccount', { residentId: ADA.id });
    const began = hub.now.at;
    hub.now.at = new Date(began.getTime() + 2 * 60 * 60 * 1000);
    expect(await hub.security.residentFromMyAccount(browser.cookieHeader())).toBeNull();
    hub.now.at = began;
  });

  it('makes nobody of a real resident, of somebody without an account, or of a made-up id or cookie', async () => {
    for (const residentId of [REAL.id, OFFLINE.id, 'nonsense', '']) {
      const browser = hub.browser();
      expect((await browser.send('POST', '/demo/myaccount', { residentId })).status).toBe(400);
      expect(browser.cookies.size).toBe(0);
    }
    expect(await hub.security.residentFromMyAccount(`demo_myaccount=${ADA.id}`)).toBeNull();
    expect(await hub.security.residentFromMyAccount(undefined)).toBeNull();
  });
});
