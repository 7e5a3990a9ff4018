/** An agent fills in a form together with a resident (P51): who follows it, what need not be asked, and how it is confirmed and sent. */
import { randomUUID } from 'node:crypto';
import type { ContactDetail, ContactSummary, DraftSaved, DraftView, Known, Offer, ResidentDraft } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { agentAt, residentAt, signIn } from './support/people.ts';
import type { AgentPerson, ResidentPerson } from './support/people.ts';
import { testTwilio } from './support/twilio.ts';
import type { TestTwilio } from './support/twilio.ts';

let database: TestDatabase;
let twilio: TestTwilio;
let hub: Hub;
let agent: AgentPerson;
let csrf: string;

beforeAll(async () => {
  [database, twilio] = await Promise.all([testDatabase(), testTwilio()]);
  const env = { DATABASE_URL: database.url, OFFER_SECONDS: '900', COUNCIL_HOURS: 'open', ...twilio.env };
  hub = await startHub(env, twilio.hubPort);
  agent = await agentAt(hub.url, await signIn(hub.url, 'bola@demo.example', DEMONSTRATION_PASSWORD));
  const me = await fetch(`${hub.url}/api/console/me`, { headers: { cookie: agent.cookie } });
  csrf = me.headers.get('x-csrf-token') ?? '';
}, 120_000);
afterAll(async () => {
  agent.client.close();
  await hub.stop();
  await Promise.all([twilio.stop(), database.close()]);
});

interface Reply<T> {
  status: number;
  body: T;
}

async function ask<T>(path: string, headers: Record<string, string>, payload?: object): Promise<Reply<T>> {
  const response = await fetch(
    hub.url + path,
    payload
      ? { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(payload) }
      : { headers },
  );
  return { status: response.status, body: (await response.json()) as T };
}
const desk = <T = DraftSaved>(path: string, payload?: object) =>
  ask<T>(`/api/console/${path}`, { cookie: agent.cookie, 'x-csrf-token': csrf }, payload);
const inChat = <T = { draft: ResidentDraft | null }>(
  { token }: Pick<ResidentPerson, 'token'>,
  path = '',
  payload?: object,
) => ask<T>(`/api/resident/draft${path}`, { authorization: `Bearer ${token}` }, payload);
const write = async ({ draftId, version }: DraftView, field: string, text: string | null, insists = false) => {
  const { body } = await desk(`drafts/${draftId}/answers`, { field, text, version, insists });
  expect(body.wrong).toBeNull();
  return body.draft;
};
const send = ({ draftId, version }: DraftView, readBack = false) =>
  desk(`drafts/${draftId}/send`, { version, readBack });
const draftOf = async (contactId: string): Promise<DraftView> => {
  const [draft] = (await desk<ContactDetail>(`contacts/${contactId}`)).body.drafts;
  if (!draft) throw new Error('no draft stands beside the contact');
  return draft;
};
async function takeUp(conversationId: string): Promise<string> {
  const { offerId, contact } = await agent.inbox.first<Offer>(
    'offer',
    (offer) => offer.contact.conversationId === conversationId,
  );
  await agent.accept(offerId);
  return contact.contactId;
}
const begin = async (contactId: string): Promise<DraftView> =>
  (await desk(`contacts/${contactId}/drafts`, { formId: 'bulky-waste' })).body.draft;
/** The answers that nobody knows before they are asked. */
async function fillIn(draft: DraftView): Promise<DraftView> {
  let filled = await write(draft, 'items', 'A sofa and a mattress');
  for (const [field, text] of [
    ['count', '1-3'],
    ['day', 'in two weeks'],
    ['access', 'outside'],
  ] as const)
    filled = await write(filled, field, text);
  return filled;
}

describe('a form that an adviser fills in with somebody in a chat', () => {
  let resident: ResidentPerson;
  let contactId: string;
  let draft: DraftView;

  beforeAll(async () => {
    resident = await residentAt(hub.url);
    await agent.setStatus('available');
    await resident.say(resident.conversationId, 'I want to speak to a person please');
    contactId = await takeUp(resident.conversationId);
  });
  afterAll(() => resident.client.close());

  it('is not filled from the record of somebody whom nobody has checked (P36)', async () => {
    expect((await desk<Known>(`contacts/${contactId}/known`)).body).toEqual({});
    const passed = await desk(`contacts/${contactId}/identity`, {
      checkId: randomUUID(),
      residentReference: 'DEMO-0010',
      answers: { postcode: 'zz1 5aa', dateOfBirth: '24 June 1955' },
    });
    expect(passed.body).toMatchObject({ passed: true });
    expect((await desk<Known>(`contacts/${contactId}/known`)).body).toMatchObject({
      name: { from: 'record' },
      address: { from: 'record', text: expect.stringContaining('ZZ1 5AA') },
    });
  });

  it('takes over what is proposed as said by the record, and what is typed as written by the adviser', async () => {
    const { body: known } = await desk<Known>(`contacts/${contactId}/known`);
    draft = await begin(contactId);
    draft = await write(draft, 'place', known.address?.text ?? '');
    draft = await write(draft, 'name', known.name?.text ?? '');
    draft = await write(draft, 'phone', '07700 900123');
    draft = await fillIn(draft);
    expect(draft.answers).toMatchObject({
      place: { by: 'record', value: { text: known.address?.text, postcode: 'ZZ1 5AA' } },
      name: { by: 'record' },
      phone: { by: 'agent', value: '07700900123' },
    });
    expect(draft.missing).toEqual([]);
  });

  it('is followed in the chat, by nobody else, and on the page without a script', async () => {
    await resident.inbox.first('draft');
    const { draft: seen } = (await inChat(resident)).body;
    expect(seen).toMatchObject({ draftId: draft.draftId, version: draft.version, isWhole: true, isConfirmed: false });
    expect(seen?.fields.find(({ id }) => id === 'phone')).toMatchObject({ text: '07700 900123', by: 'agent' });
    expect(JSON.stringify(seen)).not.toContain('Bola');
    const other = await residentAt(hub.url);
    expect((await inChat(other)).body).toEqual({ ok: true, draft: null });
    const seenByOther = { draftId: draft.draftId, version: draft.version };
    expect((await inChat(other, '/confirm', seenByOther)).status).toBe(404);
    other.client.close();
    const page = await fetch(`${hub.url}/chat`, { headers: { cookie: `hub_chat=${resident.token}` } });
    expect(await page.text()).toContain('Your adviser is filling in this form with you');
  });

  it('is put right by the resident, which the adviser sees as said by them; the older version changes nothing', async () => {
    const { version } = (await desk<ContactDetail>(`contacts/${contactId}`)).body.contact;
    const given = { draftId: draft.draftId, field: 'items', version: draft.version, insists: false };
    const card = await inChat<{ draft: ResidentDraft }>(resident, '/answers', {
      ...given,
      text: 'A sofa. My card is 4111 1111 1111 1111',
    });
    expect(JSON.stringify(card.body)).not.toContain('4111 1111 1111 1111');
    await agent.inbox.first<ContactSummary>(
      'contact',
      (each) => each.contactId === contactId && each.version > version,
    );
    expect((await inChat(resident, '/answers', { ...given, text: 'A bed' })).status).toBe(409);
    const now = await draftOf(contactId);
    expect(now).toMatchObject({ version: draft.version + 1, answers: { items: { by: 'resident' } } });
    draft = now;
  });

  it('is sent only when it is confirmed, and any change takes that back', async () => {
    expect((await send(draft)).status).toBe(403);
    const confirm = ({ draftId, version }: DraftView) => inChat(resident, '/confirm', { draftId, version });
    expect((await confirm({ ...draft, version: draft.version - 1 })).status).toBe(409);
    expect((await confirm(draft)).status).toBe(200);
    expect((await draftOf(contactId)).confirmed).toMatchObject({ by: 'chat' });
    draft = await write(draft, 'access', 'help');
    expect(draft.confirmed).toBeNull();
    expect((await send(draft)).status).toBe(403);
    await confirm(draft);
    const { body: sent } = await send(draft);
    expect(sent.draft).toMatchObject({ state: 'sent', confirmed: { by: 'chat' } });
    expect((await send(draft)).body.draft.reference).toBe(sent.draft.reference);
    expect((await inChat(resident)).body.draft).toBeNull();
    const submissions = await database.db.submission.findMany({ where: { draftId: draft.draftId } });
    expect(submissions).toMatchObject([{ assisted: true, channel: 'webchat' }]);
  });
});

describe('a form that is confirmed by text', () => {
  const NUMBER = '+447700900871';
  let contactId: string;
  let draft: DraftView;
  /** The newest link that the handset got. */
  const linkAfter = async (count: number): Promise<string> => {
    for (;;) {
      const links = (await twilio.received(NUMBER)).filter(({ body }) => body.includes('/confirm/'));
      const link = links[count - 1]?.body.match(/http\S+/)?.[0];
      if (link !== undefined) return link;
      await new Promise((next) => setTimeout(next, 50));
    }
  };
  const look = async (link: string) => (await fetch(link)).text();
  const press = async (link: string, answer: string) => {
    const body = new URLSearchParams({ answer });
    return (await fetch(link, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })).text();
  };

  beforeAll(async () => {
    await agent.setStatus('available');
    await twilio.text(NUMBER, '0');
    const { conversationId } = await (async () => {
      const { offerId, contact } = await agent.inbox.first<Offer>('offer', (offer) => offer.contact.channel === 'sms');
      await agent.accept(offerId);
      return contact;
    })();
    const contact = await database.db.contact.findFirstOrThrow({ where: { conversationId } });
    contactId = contact.id;
    draft = await begin(contactId);
  });

  it('proposes the number on the line, and nothing else of somebody who is not known (P36)', async () => {
    const { body: known } = await desk<Known>(`contacts/${contactId}/known`);
    expect(known).toEqual({ phone: { text: '07700 900871', from: 'line' } });
    draft = await write(draft, 'phone', known.phone?.text ?? '');
    expect(draft.answers.phone).toMatchObject({ value: '07700900871', by: 'line' });
  });

  it('is not asked about before it is whole', async () => {
    const { draftId, version } = draft;
    expect((await desk(`drafts/${draftId}/text`, { version })).status).toBe(403);
  });

  it('is shown behind a link that says nothing by itself, and confirmed there for that version alone', async () => {
    draft = await write(draft, 'place', '14 Mill Lane, Marlow Reach, ZZ1 2AA', true);
    draft = await write(draft, 'name', 'Rosa Demo');
    draft = await fillIn(draft);
    const { draftId } = draft;
    expect((await desk(`drafts/${draftId}/text`, { version: draft.version })).body).toEqual({ number: '07700 900871' });
    const link = await linkAfter(1);
    const page = await look(link);
    expect(page).toContain('A sofa and a mattress');
    expect(page).not.toMatch(/<script/);
    expect((await draftOf(contactId)).confirmed).toBeNull();
    expect(await press(link, 'wrong')).toContain('Please tell your adviser what is wrong');
    expect(await draftOf(contactId)).toMatchObject({ doubted: true, confirmed: null });
    draft = await write(draft, 'items', 'A sofa');
    expect(await look(link)).toContain('Your adviser has changed this');
    expect(await press(link, 'right')).toContain('Your adviser has changed this');
    expect(await draftOf(contactId)).toMatchObject({ doubted: false, confirmed: null });
    expect((await send(draft)).status).toBe(403);

    await desk(`drafts/${draftId}/text`, { version: draft.version });
    const second = await linkAfter(2);
    expect(await press(second, 'right')).toContain('Your adviser can see that it is right');
    expect((await draftOf(contactId)).confirmed).toMatchObject({ by: 'text-link' });
    const { body: sent } = await send(draft);
    expect(sent.draft.state).toBe('sent');
    expect(await look(second)).toContain(sent.draft.reference ?? 'none');
    const submissions = await database.db.submission.findMany({ where: { draftId } });
    expect(submissions).toMatchObject([{ assisted: true, channel: 'sms' }]);
    for (const { body } of await twilio.received(NUMBER)) expect(body).not.toMatch(/Rosa|Mill Lane|sofa/);
  });

  it('is not shown behind a link that somebody made up', async () => {
    expect((await fetch(`${hub.url}/confirm/made-up`)).status).toBe(404);
    expect(await press(`${hub.url}/confirm/made-up`, 'right')).toContain('This link no longer works');
  });
});
