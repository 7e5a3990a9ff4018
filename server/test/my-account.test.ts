/** A resident signs in to MyAccount from their chat, through the real edges: what it changes, and what cannot be done with it (P36). */
import { randomUUID } from 'node:crypto';
import type { ConversationEvent, Offer } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD, hashResidentToken } from '../src/security/index.ts';
import { Browser } from '../src/security/testing/browser.ts';
import type { Seen } from '../src/security/testing/browser.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { agentAt, residentAt, signIn } from './support/people.ts';
import { lastPanel, viewOf } from './support/view.ts';

const CALLBACK = '/chat/my-account/callback';
/** Two fictional residents of the demonstration who have an account. */
const [ADAEZE, ELENA] = ['DEMO-0001', 'DEMO-0003'];
const NOT_SIGNED_IN = { residentId: null, identityLevel: 0, signedInAt: null };

let database: TestDatabase;
let hub: Hub;
beforeAll(async () => {
  database = await testDatabase();
  hub = await startHub({ DATABASE_URL: database.url });
}, 120_000);
afterAll(async () => {
  await hub.stop();
  await database.close();
});

/** A browser without JavaScript that has said something. */
async function chatting(text = 'when is my bin collected'): Promise<Browser> {
  const browser = new Browser(hub.url);
  await browser.open('/chat');
  await browser.follow(await browser.send('POST', '/chat/messages', { text, clientId: randomUUID() }));
  return browser;
}

function conversationOf(browser: Browser) {
  const tokenHash = hashResidentToken(browser.cookies.get('hub_chat')?.value ?? '');
  return database.db.conversation.findUniqueOrThrow({ where: { tokenHash } });
}

/** Presses "Sign in to MyAccount" and chooses somebody there; answers what leads back. */
async function chooses(browser: Browser, reference: string, form: Record<string, string> = {}): Promise<Seen> {
  const page = await browser.follow(await browser.send('POST', '/chat/my-account', form));
  expect(page.text).toContain('Choose a person to sign in as');
  return browser.send('POST', page.url.href, { reference });
}
const comesBackBy = async (browser: Browser, reference: string): Promise<string> =>
  browser.followUntil(await chooses(browser, reference), CALLBACK);

describe('signing in to MyAccount from a chat', () => {
  it('comes back to the same chat, which says so and is the resident’s at level 2', async () => {
    const browser = await chatting();
    const before = await browser.open('/chat');
    expect(before.text).toContain('Sign in to MyAccount');
    expect(before.text).toContain('You do not have to.');
    const back = await browser.follow(await chooses(browser, ADAEZE));
    expect(back.url.pathname).toBe('/chat');
    expect(back.text).toContain('when is my bin collected');
    expect(back.text).toMatch(/Signed in to MyAccount at \d\d:\d\d\./);
    expect(back.text).not.toContain('action="/chat/my-account"');
    const { id } = await database.db.resident.findUniqueOrThrow({ where: { reference: ADAEZE } });
    expect(await conversationOf(browser)).toMatchObject({ residentId: id, identityLevel: 2 });
    expect(browser.cookies.has('hub_my_account')).toBe(false);
  });

  it('is seen by the adviser at once, counts for as long as the rules say, and in that conversation alone', async () => {
    const agent = await agentAt(hub.url, await signIn(hub.url, 'bola@demo.example', DEMONSTRATION_PASSWORD));
    await agent.setStatus('available');
    const resident = await residentAt(hub.url);
    await resident.say(resident.conversationId, 'I want to talk to a person');
    const { offerId, contact } = await agent.inbox.first<Offer>('offer', () => true);
    await agent.accept(offerId);
    const level = async () => {
      const panel = lastPanel(await viewOf(hub.url, contact.contactId, agent.cookie), 'resident');
      return panel?.state === 'ready' ? panel.data.identityLevel : null;
    };
    expect(await level()).toBeNull();
    const browser = new Browser(hub.url);
    await browser.follow(await chooses(browser, ELENA, { token: resident.token }));
    const isTold = ({ from, text }: ConversationEvent) =>
      from === 'system' && text.startsWith('Signed in to MyAccount');
    for (const { inbox } of [agent, resident]) await inbox.first<ConversationEvent>('message', isTold);
    expect(await level()).toBe(2);
    const other = await residentAt(hub.url);
    const where = { id: other.conversationId };
    expect(await database.db.conversation.findUniqueOrThrow({ where })).toMatchObject(NOT_SIGNED_IN);

    const signedInAt = new Date(Date.now() - 60 * 60 * 1000);
    await database.db.conversation.update({ where: { id: resident.conversationId }, data: { signedInAt } });
    expect(await level()).toBe(0);
    for (const { client } of [agent, resident, other]) client.close();
  });
});

describe('no sign-in counts', () => {
  it('twice: what came back from MyAccount works once, also with its cookie', async () => {
    const browser = await chatting();
    const address = await comesBackBy(browser, ADAEZE);
    const cookies = new Map(browser.cookies);
    expect((await browser.send('GET', address)).status).toBe(303);
    const { id, signedInAt, lastSeq } = await conversationOf(browser);
    for (const [name, cookie] of cookies) browser.cookies.set(name, cookie);
    const again = await browser.send('GET', address);
    expect(again.status).toBe(400);
    expect(again.text).toContain('You can go on in your chat without it.');
    expect(await database.db.conversation.findUnique({ where: { id } })).toMatchObject({ signedInAt, lastSeq });
  });

  it('with another state, or none, or no cookie of this browser', async () => {
    const changes: ((address: URL, browser: Browser) => void)[] = [
      (address) => address.searchParams.set('state', 'another'),
      (address) => address.searchParams.delete('state'),
      (address) => address.searchParams.set('code', 'another'),
      (_address, browser) => browser.cookies.delete('hub_my_account'),
    ];
    for (const change of changes) {
      const browser = await chatting();
      const address = new URL(await comesBackBy(browser, ADAEZE));
      change(address, browser);
      expect((await browser.send('GET', address.href)).status).toBe(400);
      expect(await conversationOf(browser)).toMatchObject(NOT_SIGNED_IN);
    }
  });

  it('for somebody else’s conversation: not by their link, not by another site, not by a made-up token', async () => {
    const [victim, attacker] = [await chatting(), await chatting()];
    const theirs = await comesBackBy(attacker, ADAEZE);
    await comesBackBy(victim, ELENA);
    expect((await victim.send('GET', theirs)).status).toBe(400);
    for (const each of [victim, attacker]) expect(await conversationOf(each)).toMatchObject(NOT_SIGNED_IN);

    const token = attacker.cookies.get('hub_chat')?.value ?? '';
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    expect((await victim.send('POST', '/chat/my-account', { token }, elsewhere)).status).toBe(403);
    const made = await victim.send('POST', '/chat/my-account', { token: 'x'.repeat(43) });
    expect(made.headers.get('location')).toBe('/chat');
  });

  it('where the chat is another resident’s already, or has been carried on elsewhere meanwhile', async () => {
    const browser = await chatting();
    await browser.follow(await chooses(browser, ADAEZE));
    const { id, residentId } = await conversationOf(browser);
    const other = await browser.follow(await chooses(browser, ELENA));
    expect(other.status).toBe(403);
    expect(await conversationOf(browser)).toMatchObject({ residentId });

    const address = await comesBackBy(browser, ADAEZE);
    await database.db.conversation.update({
      where: { id },
      data: { tokenHash: hashResidentToken('another'), identityLevel: 0, signedInAt: null },
    });
    expect((await browser.send('GET', address)).status).toBe(400);
    expect(await database.db.conversation.findUnique({ where: { id } })).toMatchObject({ identityLevel: 0 });
  });

  it('of somebody who is not there, or who changed their mind', async () => {
    const browser = await chatting();
    expect((await chooses(browser, 'DEMO-9999')).status).toBe(401);
    const cancelled = await browser.send('GET', `${CALLBACK}?error=access_denied&state=x`);
    expect(cancelled.status).toBe(400);
    expect(cancelled.text).toContain('href="/chat"');
    expect(await conversationOf(browser)).toMatchObject(NOT_SIGNED_IN);
  });
});
