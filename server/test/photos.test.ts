/** A photo of what is reported, from the link to the desk: in a chat, by text and on the phone; checked, made anew, kept once (P68). */
import type { ContactDetail, ConversationEvent, Offer } from '@hub/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { agentAt, residentAt, signIn } from './support/people.ts';
import type { AgentPerson, ResidentPerson } from './support/people.ts';
import { testScanner } from './support/scanner.ts';
import { testTwilio } from './support/twilio.ts';
import type { TestTwilio } from './support/twilio.ts';
import { until } from './support/until.ts';

/** The test file of all virus scanners, in two halves so that none minds this file. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

let database: TestDatabase;
let twilio: TestTwilio;
let scanner: Awaited<ReturnType<typeof testScanner>>;
let hub: Hub;
let agent: AgentPerson;
let photo: Uint8Array;

beforeAll(async () => {
  [database, twilio, scanner] = await Promise.all([testDatabase(), testTwilio(), testScanner()]);
  const env = { DATABASE_URL: database.url, CLAMD_URL: scanner.url, OFFER_SECONDS: '900', ...twilio.env };
  hub = await startHub(env, twilio.hubPort);
  agent = await agentAt(hub.url, await signIn(hub.url, 'bola@demo.example', DEMONSTRATION_PASSWORD));
  photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'grey' } })
    .withExif({ IFD0: { Make: 'Demo phone' } })
    .jpeg()
    .toBuffer();
}, 120_000);
afterAll(async () => {
  agent.client.close();
  await hub.stop();
  await Promise.all([twilio.stop(), scanner.stop(), database.close()]);
});

/** The adviser's hands are empty again: a call fills them. */
afterEach(async () => {
  await database.db.offer.updateMany({ where: { state: 'pending' }, data: { state: 'withdrawn' } });
  await database.db.contact.updateMany({ data: { state: 'closed' } });
});

const send = async (
  path: string,
  bytes: Uint8Array | null,
): Promise<{ status: number; location: string; page: string }> => {
  const body = new FormData();
  if (bytes) body.set('photo', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'hole.jpg');
  const response = await fetch(hub.url + path, { method: 'POST', body, redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location') ?? '', page: await response.text() };
};
const seen = (path: string, cookie: string) => fetch(hub.url + path, { headers: { cookie } });
const linkIn = ({ actions }: ConversationEvent): string => {
  const link = (actions ?? []).find((action) => action.type === 'link');
  if (link?.type !== 'link') throw new Error('there is no link');
  return link.url;
};
const said = (resident: ResidentPerson, words: string): Promise<ConversationEvent> =>
  resident.inbox.first<ConversationEvent>('message', ({ from, text }) => from !== 'resident' && text.includes(words));
const ask = async (resident: ResidentPerson, text: string, words: string) => {
  await resident.say(resident.conversationId, text);
  return said(resident, words);
};
const held = async (resident: ResidentPerson): Promise<string> => {
  await agent.setStatus('available');
  await resident.say(resident.conversationId, 'can I speak to somebody please');
  const mine = ({ contact }: Offer) => contact.conversationId === resident.conversationId;
  const { offerId, contact } = await agent.inbox.first<Offer>('offer', mine);
  await agent.accept(offerId);
  await agent.setStatus('break');
  return contact.contactId;
};
const post = async (path: string): Promise<{ status: number; body: { detail?: string } }> => {
  const me = await seen('/api/console/me', agent.cookie);
  const headers = {
    cookie: agent.cookie,
    'content-type': 'application/json',
    'x-csrf-token': me.headers.get('x-csrf-token') ?? '',
  };
  const response = await fetch(hub.url + path, { method: 'POST', headers, body: '{}' });
  return { status: response.status, body: (await response.json()) as { detail?: string } };
};

describe('a photo in a chat', () => {
  it('is added by the link after a report, is somebody’s to look at, and is seen by whoever gets the chat', async () => {
    const resident = await residentAt(hub.url);
    await ask(resident, 'theres a big hole in the road outside 12 station road', 'Report a pothole');
    await ask(resident, 'Report it here', 'Could it hurt somebody');
    await ask(resident, 'Yes', 'What is your name?');
    await ask(resident, 'Leave this out', 'What is your email address?');
    await ask(resident, 'Leave this out', 'Please check what I wrote down');
    await resident.say(resident.conversationId, 'Yes, send it');
    const link = linkIn(await said(resident, 'You can add a photo'));

    expect(await send(link, photo)).toMatchObject({ status: 303, location: `${link}?done=added` });
    expect(await said(resident, 'A photo was added.')).not.toHaveProperty('staff');
    // The same press once more.
    expect(await send(link, photo)).toMatchObject({ status: 303, location: `${link}?done=again` });
    const { conversationId } = resident;
    const rows = await database.db.photo.findMany({ where: { conversationId } });
    expect(rows).toHaveLength(1);
    expect(
      await database.db.duty.count({ where: { what: 'photo-added', doneAt: null, contact: { conversationId } } }),
    ).toBe(1);

    const [{ id } = { id: '' }] = rows;
    const path = `/api/console/photos/${id}`;
    expect((await seen(path, agent.cookie)).status).toBe(404);
    const supervisor = await signIn(hub.url, 'sian@demo.example', DEMONSTRATION_PASSWORD);
    const contact = await database.db.contact.findFirstOrThrow({ where: { conversationId } });
    const page = await (await seen(`/console/photos/${contact.id}`, supervisor)).text();
    expect(page).toContain(path);
    expect(page).toMatch(/What was reported: R-[\w-]+\./);
    await held(resident);
    const shown = await seen(path, agent.cookie);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await shown.arrayBuffer()).includes('Demo phone')).toBe(false);
    const events = await agent.thread(conversationId);
    expect(events).toContainEqual(expect.objectContaining({ text: 'A photo was added.', staff: { photo: id } }));
    expect((await seen(path, '')).status).toBe(401);
    resident.client.close();
  });

  it('can be asked for in words, and by the adviser', async () => {
    const resident = await residentAt(hub.url);
    const { text, ...asked } = await ask(resident, 'can I send a photo?', 'You can add a photo here.');
    expect(text).toContain('until tomorrow evening');
    expect((await fetch(hub.url + linkIn({ text, ...asked }))).status).toBe(200);
    const contactId = await held(resident);
    expect(await post(`/api/console/contacts/${contactId}/photo-link`)).toEqual({ status: 200, body: { ok: true } });
    const links = await until(async () => {
      const found = (await resident.thread(resident.conversationId)).filter((event) => event.text === text);
      return found.length === 2 && found.map(linkIn);
    });
    expect(new Set(links).size).toBe(2);
    expect((await send(links[1] ?? '', photo)).status).toBe(303);
    // The adviser sees it: nobody else is asked to look.
    expect(await database.db.duty.count({ where: { what: 'photo-added', contactId } })).toBe(0);
    expect((await post('/api/console/contacts/00000000-0000-4000-8000-000000000000/photo-link')).status).toBe(404);
    resident.client.close();
  });

  it('is not taken where it cannot be: each with what to do, and nothing is kept', async () => {
    const resident = await residentAt(hub.url);
    const link = linkIn(await ask(resident, 'add a photo', 'You can add a photo here.'));
    const refused = async (bytes: Uint8Array | null, words: string) => {
      const { status, page } = await send(link, bytes);
      expect([status, page]).toEqual([422, expect.stringContaining(words)]);
      expect(page).toContain('You need no photo to tell us');
    };
    await refused(null, 'Choose a photo first');
    await refused(Buffer.from('just words'), 'We cannot open this file as a photo.');
    await refused(Buffer.alloc(5_000_001), 'Your photo is bigger than 5 MB.');
    await refused(Buffer.concat([photo, Buffer.from(EICAR)]), 'something harmful');
    const { conversationId } = resident;
    expect(await database.db.photo.count({ where: { conversationId } })).toBe(0);
    expect(await database.db.event.count({ where: { conversationId, text: 'A photo was added.' } })).toBe(0);
    for (let tries = 4; tries < 20; tries += 1) await send(link, null);
    await refused(photo, 'You have tried very often.');
    const gone = `${link.slice(0, -3)}AAA`;
    expect((await send(gone, photo)).status).toBe(404);
    expect(await (await fetch(hub.url + gone)).text()).toContain('This link no longer works.');
    resident.client.close();
  });
});

describe('a photo of somebody who texts or rings', () => {
  it('comes by a link that is texted, and the task to send one is done', async () => {
    const number = '+447700961001';
    await twilio.text(number, 'photo of a pothole on station road');
    const [text] = await until(async () => {
      const texts = (await twilio.received(number)).filter(({ body }) => body.includes('/photo/'));
      return texts.length > 0 && texts;
    });
    expect(text?.segments).toBeLessThanOrEqual(2);
    const url = /http\S+\/photo\/\S+/.exec(text?.body ?? '')?.[0] ?? '';
    expect((await send(new URL(url).pathname, photo)).status).toBe(303);
    const duties = await database.db.duty.findMany({
      where: { contact: { conversation: { number } }, kind: 'task' },
      select: { what: true, doneAt: true },
    });
    expect(duties).toContainEqual({ what: 'upload-link', doneAt: expect.any(Date) });
    expect(duties).toContainEqual({ what: 'photo-added', doneAt: null });

    // The adviser's own link is theirs to say, and never one text too many; of a photo that was added no text goes out.
    const { id: conversationId } = await database.db.conversation.findFirstOrThrow({ where: { number } });
    await agent.setStatus('available');
    await twilio.text(number, 'can I speak to somebody please');
    const mine = ({ contact }: Offer) => contact.conversationId === conversationId;
    const { offerId, contact } = await agent.inbox.first<Offer>('offer', mine);
    await agent.accept(offerId);
    await agent.setStatus('break');
    expect((await post(`/api/console/contacts/${contact.contactId}/photo-link`)).status).toBe(200);
    const theirs = await until(async () =>
      (await twilio.received(number)).find(({ body }) => body.includes(', Bola: ')),
    );
    expect(theirs.body).toMatch(
      /^Marlow Reach Council, Bola: You can add a photo here: http\S+\/photo\/\S+ The link works/,
    );
    expect((await twilio.received(number)).filter(({ body }) => body.includes('A photo was added'))).toEqual([]);
  });

  it('is told of in words by somebody without access, and no link goes out (P51)', async () => {
    const number = '+447700961002';
    await twilio.text(number, 'I have no internet. I have a photo of the rubbish');
    const texts = await until(async () => {
      const all = await twilio.received(number);
      return all.length > 0 && all;
    });
    expect(texts.map(({ body }) => body).join(' ')).not.toContain('http');
  });

  it('can be sent by the caller whose mobile the adviser texts a link', async () => {
    const number = '+447700961003';
    await agent.setStatus('available');
    const call = await twilio.call(number);
    await call.press('0');
    const conversation = await until(() => database.db.conversation.findFirst({ where: { number } }));
    const mine = ({ contact }: Offer) => contact.conversationId === conversation.id;
    const { offerId, contact } = await agent.inbox.first<Offer>('offer', mine);
    await agent.accept(offerId);
    await agent.setStatus('break');
    expect((await post(`/api/console/contacts/${contact.contactId}/photo-link`)).status).toBe(200);
    const text = await until(async () => (await twilio.received(number)).find(({ body }) => body.includes('/photo/')));
    expect(text.body).toMatch(/^Marlow Reach Council: you can add a photo here: http/);
    const detail = (await (
      await seen(`/api/console/contacts/${contact.contactId}`, agent.cookie)
    ).json()) as ContactDetail;
    expect(detail.duties.map(({ what }) => what)).not.toContain('photo-added');
    await call.hangup();
  });
});

it('is not kept where the scanner cannot be asked, and is not asked for where there is none', async () => {
  const resident = await residentAt(hub.url);
  const link = linkIn(await ask(resident, 'add a photo', 'You can add a photo here.'));
  await scanner.stop();
  const { status, page } = await send(link, photo);
  expect([status, page]).toEqual([422, expect.stringContaining('We could not check your photo just now')]);
  expect(await database.db.photo.count({ where: { conversationId: resident.conversationId } })).toBe(0);
  resident.client.close();

  const own = await testDatabase();
  const without = await startHub({ DATABASE_URL: own.url });
  const other = await residentAt(without.url);
  await other.say(other.conversationId, 'add a photo');
  const answer = await other.inbox.first<ConversationEvent>(
    'message',
    ({ from, seq }) => from !== 'resident' && seq > 1,
  );
  expect(answer.text).not.toContain('You can add a photo here.');
  other.client.close();
  await without.stop();
  await own.close();
});
