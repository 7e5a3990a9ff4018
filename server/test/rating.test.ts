/** "How did we do?" through the real edges: in the chat, on the plain page, by text and in a call; once, and not where it would hurt. */
import type { ChatRating, ContactDetail, RatingFigures } from '@hub/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { deskOf } from './support/desk.ts';
import type { Desk } from './support/desk.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { ask } from './support/inbox.ts';
import { agentAt, residentAt, signIn } from './support/people.ts';
import type { AgentPerson, ResidentPerson } from './support/people.ts';
import { rulesWith } from './support/rules-folder.ts';
import type { RulesFolder } from './support/rules-folder.ts';
import { telephone } from './support/telephone.ts';
import type { Telephone } from './support/telephone.ts';
import { testTwilio } from './support/twilio.ts';
import type { TestTwilio } from './support/twilio.ts';
import { lastPanel, viewOf } from './support/view.ts';
import { until } from './support/until.ts';

const PERSON = 'I want to talk to a person';
const ASKED = 'Marlow Reach Council: how did we do?';
const QUESTION = 'how did we do? Press 5';
/** A card that passes the check of card numbers, of no bank. */
const CARD = '4111 1111 1111 1111';

let database: TestDatabase;
let twilio: TestTwilio;
let rules: RulesFolder;
let hub: Hub;
let agent: AgentPerson;
let desk: Desk;
let last = 0;
beforeAll(async () => {
  // Never quiet.
  [database, twilio, rules] = await Promise.all([
    testDatabase(),
    testTwilio(),
    rulesWith({ quietFromHour: 0, quietUntilHour: 0 }),
  ]);
  const env = { DATABASE_URL: database.url, RULES_DIR: rules.path, ...twilio.env };
  hub = await startHub(env, twilio.hubPort);
  agent = await agentAt(hub.url, await signIn(hub.url, 'bola@demo.example', DEMONSTRATION_PASSWORD));
  desk = deskOf(hub.url, agent);
}, 120_000);
afterAll(async () => {
  agent.client.close();
  await hub.stop();
  await Promise.all([twilio.stop(), database.close(), rules.remove()]);
});

/** No test finds the work of another. */
afterEach(async () => {
  await agent.setStatus('break');
  await database.db.offer.updateMany({ where: { state: 'pending' }, data: { state: 'withdrawn' } });
  await database.db.contact.updateMany({
    where: { state: { not: 'closed' } },
    data: { state: 'closed', disposition: 'resident-left' },
  });
});

const newNumber = () => `+4477009${String(80_000 + (last += 1))}`;
const conversationOf = (number: string) =>
  until(() => database.db.conversation.findFirst({ where: { number }, orderBy: { createdAt: 'desc' } }));
const rowsOf = (conversationId: string) =>
  database.db.feedback.findMany({ where: { contact: { conversationId } }, orderBy: { askedAt: 'asc' } });
const saidIn = async (conversationId: string) =>
  (await database.db.event.findMany({ where: { conversationId, sender: 'resident' }, orderBy: { seq: 'asc' } })).map(
    ({ text }) => text,
  );

/** A person is asked for in a chat; the adviser has it. */
async function withAdviser(words = PERSON): Promise<{ resident: ResidentPerson; detail: ContactDetail }> {
  await agent.setStatus('available');
  const resident = await residentAt(hub.url);
  await resident.say(resident.conversationId, words);
  return { resident, detail: await desk.takeUp(resident) };
}

const authorised = ({ token }: ResidentPerson) => ({ authorization: `Bearer ${token}` });
async function standing(resident: ResidentPerson): Promise<ChatRating> {
  const answer = await fetch(`${hub.url}/api/resident/rating`, { headers: authorised(resident) });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { rating: ChatRating }).rating;
}
const rate = (resident: ResidentPerson, rating: object): Promise<Response> =>
  fetch(`${hub.url}/api/resident/rating`, {
    method: 'POST',
    headers: { ...authorised(resident), 'content-type': 'application/json' },
    body: JSON.stringify(rating),
  });
const idIn = (rating: ChatRating): string => (rating.state === 'ask' ? rating.contactId : rating.state);

describe('in the chat', () => {
  it('is asked once when an adviser has ended, on however many screens, and the first answer stands', async () => {
    const { resident, detail } = await withAdviser();
    expect(await standing(resident)).toEqual({ state: 'none' });
    await desk.finish(detail);
    const { contactId } = detail.contact;
    const screens = await Promise.all([1, 2, 3, 4].map(() => standing(resident)));
    expect(screens).toEqual(Array.from({ length: 4 }, () => ({ state: 'ask', contactId })));
    const comment = `Nobody rang me. My card is ${CARD}.`;
    const answers = await Promise.all([1, 2].map(() => rate(resident, { contactId, score: 2, comment })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await rate(resident, { contactId, score: 5 })).status).toBe(200);
    expect(await standing(resident)).toEqual({ state: 'thanks' });
    expect(await rowsOf(resident.conversationId)).toMatchObject([
      { contactId, channel: 'webchat', how: 'form', score: 2, comment: expect.stringContaining('[card removed]') },
    ]);
    resident.client.close();
  });

  it('takes nothing that was not asked, nor for the contact of somebody else', async () => {
    const { resident, detail } = await withAdviser();
    const { contactId } = detail.contact;
    expect((await rate(resident, { contactId, score: 5 })).status).toBe(404);
    await desk.finish(detail);
    await standing(resident);
    const other = await residentAt(hub.url);
    expect((await rate(other, { contactId, score: 1 })).status).toBe(404);
    for (const score of [0, 6, 2.5, '5', null]) expect((await rate(resident, { contactId, score })).status).toBe(400);
    expect(await rowsOf(resident.conversationId)).toMatchObject([{ score: null, answeredAt: null }]);
    for (const { client } of [resident, other]) client.close();
  });

  it('is asked when the assistant has answered and the resident ends it, and not where nothing was done yet', async () => {
    const [answered, silent] = await Promise.all([residentAt(hub.url), residentAt(hub.url)]);
    await answered.say(answered.conversationId, 'there is a pothole outside my house');
    const { conversationId } = answered;
    await until(() => database.db.botAnswer.findFirst({ where: { contact: { conversationId } } }));
    for (const one of [answered, silent])
      await ask(one.client, 'conversation:end', { conversationId: one.conversationId });
    expect((await standing(answered)).state).toBe('ask');
    expect(await standing(silent)).toEqual({ state: 'none' });
    for (const { client } of [answered, silent]) client.close();
  });

  it('lets danger in a comment come to a person at once', async () => {
    const { resident, detail } = await withAdviser();
    await desk.finish(detail);
    const contactId = idIn(await standing(resident));
    await rate(resident, { contactId, score: 1, comment: 'I want to kill myself' });
    await until(() => database.db.alert.findFirst({ where: { contact: { conversationId: resident.conversationId } } }));
    expect(await saidIn(resident.conversationId)).toContain('I want to kill myself');
    resident.client.close();
  });
});

describe('on the plain page', () => {
  it('is one form that says what is missing, keeps what was written, and thanks', async () => {
    const { resident, detail } = await withAdviser();
    await desk.finish(detail);
    const cookie = `hub_chat=${resident.token}`;
    const page = async () => (await fetch(`${hub.url}/chat`, { headers: { cookie } })).text();
    const send = (fields: Record<string, string>) =>
      fetch(`${hub.url}/chat/rating`, {
        ...{ method: 'POST', redirect: 'manual', headers: { cookie, 'sec-fetch-site': 'same-origin' } },
        body: new URLSearchParams({ contactId: detail.contact.contactId, ...fields }),
      });
    const shown = await page();
    for (const words of ['How did we do?', 'Very good', 'Very poor', 'What could we do better?'])
      expect(shown).toContain(words);
    const refused = await send({ comment: 'A shorter wait' });
    expect(refused.status).toBe(400);
    const again = await refused.text();
    expect(again).toContain('Choose one of the five answers.');
    expect(again).toContain('A shorter wait');
    const sent = await send({ score: '4', comment: 'A shorter wait' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/chat#rating']);
    expect(await page()).toContain('Thank you for telling us how we did.');
    expect(await page()).not.toContain('/chat/rating');
    expect(await rowsOf(resident.conversationId)).toMatchObject([{ score: 4, comment: 'A shorter wait' }]);
    resident.client.close();
  });
});

describe('by text', () => {
  const texts = async (number: string) => (await twilio.received(number)).map(({ body }) => body);
  const askedBy = (number: string, times = 1) =>
    until(async () => (await texts(number)).filter((body) => body.includes(ASKED)).length >= times);
  const acceptedFor = (conversationId: string) =>
    until(async () => {
      const row = (await rowsOf(conversationId)).find(({ seq }) => seq !== null);
      return (
        row && database.db.smsOutbound.findFirst({ where: { conversationId, seq: row.seq ?? 0, state: 'accepted' } })
      );
    });
  /** A contact by text that an adviser had and wrapped up. */
  const servedByText = async (number: string) => {
    await agent.setStatus('available');
    await twilio.text(number, PERSON);
    const { id: conversationId } = await conversationOf(number);
    await desk.finish(await desk.takeUp({ conversationId }));
    return conversationId;
  };

  it('is asked in one segment after an adviser, and a digit is kept; what else is said goes on', async () => {
    const number = newNumber();
    const conversationId = await servedByText(number);
    await askedBy(number);
    await acceptedFor(conversationId);
    const question = (await twilio.received(number)).find(({ body }) => body.includes(ASKED));
    expect(question?.segments).toBe(1);
    const before = await saidIn(conversationId);
    const fields = { MessageSid: `SM-rating-${number}`, From: number, To: '+447700900999', Body: '4' };
    await Promise.all([1, 2, 3].map(() => twilio.webhook('/twilio/sms', fields)));
    await until(async () => (await rowsOf(conversationId)).some(({ score }) => score === 4));
    // What was answered is not said to the assistant, and a second number is not a rating.
    expect(await saidIn(conversationId)).toEqual(before);
    await twilio.text(number, '1');
    await until(async () => (await saidIn(conversationId)).includes('1'));
    expect(await rowsOf(conversationId)).toMatchObject([{ channel: 'sms', how: 'text', score: 4 }]);
  });

  it('is asked when the assistant has helped; a number that answers the assistant is no rating', async () => {
    const number = newNumber();
    const answers = (count: number) => until(async () => (await texts(number)).length >= count);
    await twilio.text(number, 'how do i renew my library book');
    await answers(1);
    await twilio.text(number, '1');
    await answers(2);
    const { id: conversationId } = await conversationOf(number);
    // The question of the policy came first; whether it helped is asked with the next answer.
    await twilio.text(number, 'how do i renew my library book');
    await answers(3);
    await twilio.text(number, '1');
    await askedBy(number);
    await acceptedFor(conversationId);
    expect(await rowsOf(conversationId)).toMatchObject([{ score: null, seq: expect.any(Number) }]);
    const heard = (await texts(number)).length;
    await twilio.text(number, 'there is a pothole on example street');
    await answers(heard + 1);
    await twilio.text(number, '2');
    await until(async () => (await saidIn(conversationId)).at(-1) === '2');
    expect((await rowsOf(conversationId))[0]).toMatchObject({ score: null });
  });

  it.each<[string, object, string]>([
    ['after STOP', { stoppedAt: new Date() }, 'no-texts'],
    ['to a number that cannot be reached', { badAt: new Date(), badCode: 30005 }, 'no-texts'],
  ])('is not asked %s', async (_when, mark, whyNot) => {
    const number = newNumber();
    await agent.setStatus('available');
    await twilio.text(number, PERSON);
    const { id: conversationId } = await conversationOf(number);
    const detail = await desk.takeUp({ conversationId });
    await database.db.smsNumber.update({ where: { number }, data: mark });
    await desk.finish(detail);
    expect(await until(async () => (await rowsOf(conversationId))[0])).toMatchObject({ whyNot, score: null });
    expect((await texts(number)).some((body) => body.includes(ASKED))).toBe(false);
  });

  it('is asked of a caller who hung up first only where they said that they want texts', async () => {
    const called = async (smsConsent: boolean | null) => {
      const number = newNumber();
      await agent.setStatus('available');
      const call = await twilio.call(number);
      await call.press('0');
      const { id: conversationId } = await conversationOf(number);
      const { id: residentId } = await database.db.resident.findFirstOrThrow({ where: { smsConsent } });
      await database.db.conversation.update({ where: { id: conversationId }, data: { residentId } });
      const { contact } = await desk.takeUp({ conversationId });
      await call.hangup();
      await until(() => database.db.contact.findFirst({ where: { id: contact.contactId, state: 'wrap-up' } }));
      await ask(agent.client, 'contact:wrap-up', { contactId: contact.contactId, disposition: 'resolved' });
      return { number, conversationId };
    };
    const wants = await called(true);
    await askedBy(wants.number);
    await acceptedFor(wants.conversationId);
    await twilio.text(wants.number, 'five');
    await until(async () => (await rowsOf(wants.conversationId)).some(({ score }) => score === 5));
    const unknown = await called(null);
    expect(await until(async () => (await rowsOf(unknown.conversationId))[0])).toMatchObject({
      ...{ how: 'text', whyNot: 'no-texts' },
    });
  });
});

describe('in a call', () => {
  const target = () => ({ hub: hub.url, publicBaseUrl: hub.url, token: 'token-of-the-tests' });
  /** The assistant answered in a chat, which went on in a call; there they say that it helped, and nothing more. */
  const answeredCall = async (): Promise<{ phone: Telephone; conversationId: string }> => {
    const { conversationId, client, ...chat } = await residentAt(hub.url);
    await chat.say(conversationId, 'there is a pothole outside my house');
    await until(() => database.db.botAnswer.findFirst({ where: { contact: { conversationId } } }));
    const made = await fetch(`${hub.url}/api/resident/code`, {
      method: 'POST',
      headers: { authorization: `Bearer ${chat.token}` },
    });
    client.close();
    const phone = telephone(target(), newNumber());
    await phone.ring();
    await phone.press('*');
    await phone.press(((await made.json()) as { code: string }).code);
    await phone.speak('yes');
    for (let silence = 0; silence < 4 && !phone.now().said.join(' ').includes(QUESTION); silence += 1)
      await phone.wait();
    expect(phone.now().said.join(' ')).toContain(QUESTION);
    return { phone, conversationId };
  };

  it('is asked when the adviser hangs up, and a key is kept', async () => {
    const number = newNumber();
    await agent.setStatus('available');
    const call = await twilio.call(number);
    await call.press('0');
    const { id: conversationId } = await conversationOf(number);
    const { contact } = await desk.takeUp({ conversationId });
    await call.until(({ doing }) => doing === 'conference');
    await ask(agent.client, 'contact:end', { contactId: contact.contactId });
    await call.until(({ heard }) => heard.some(({ text }) => text.includes(QUESTION)));
    const wrong = await call.press('8');
    expect(wrong.heard.filter(({ text }) => text.includes(QUESTION))).toHaveLength(2);
    const ended = await call.press('5');
    expect([ended.doing, ended.heard.at(-1)?.text]).toEqual(['ended', 'Thank you for telling us. Goodbye.']);
    expect(await rowsOf(conversationId)).toMatchObject([{ channel: 'phone', how: 'call', score: 5 }]);
    expect(ended.problems).toEqual([]);
  });

  it('is not asked of a caller who hung up while their next document was on its way', async () => {
    const number = newNumber();
    await agent.setStatus('available');
    const phone = telephone(target(), number);
    await phone.ring();
    await phone.press('0');
    const { id: conversationId } = await conversationOf(number);
    const { contact } = await desk.takeUp({ conversationId });
    await phone.hangUp();
    await until(() => database.db.contact.findFirst({ where: { id: contact.contactId, state: 'wrap-up' } }));
    expect((await phone.wait()).said.join(' ')).not.toContain(QUESTION);
    expect(await rowsOf(conversationId)).toEqual([]);
  });

  it('is asked when the assistant has answered; a word is kept, 0 is a person, silence ends kindly', async () => {
    const spoken = await answeredCall();
    const good = await spoken.phone.speak('Very good');
    expect([good.isHungUp, good.said.at(-1)]).toEqual([true, 'Thank you for telling us. Goodbye.']);
    expect(await rowsOf(spoken.conversationId)).toMatchObject([{ channel: 'phone', how: 'call', score: 5 }]);
    const toPerson = await (await answeredCall()).phone.press('0');
    expect(toPerson.said.join(' ')).toMatch(/in the queue|stay on the line|adviser/i);
    const silent = await answeredCall();
    const parted = await silent.phone.wait();
    expect([parted.isHungUp, parted.said.at(-1)]).toEqual([true, 'Thank you for calling. Goodbye.']);
    expect(await rowsOf(silent.conversationId)).toMatchObject([{ score: null, whyNot: null }]);
  });

  it('is the same question however often a webhook comes, and goes on with what is said instead', async () => {
    const { phone, conversationId: id } = await answeredCall();
    expect(await rowsOf(id)).toHaveLength(1);
    const action = phone.now().gather?.action ?? '';
    const answers = await Promise.all([1, 2, 3].map(() => phone.ask(action, { SpeechResult: 'my bin was missed' })));
    expect(new Set(answers.map(({ xml }) => xml)).size).toBe(1);
    expect(answers[0]?.isHungUp).toBe(false);
    expect((await saidIn(id)).filter((text) => text === 'my bin was missed')).toHaveLength(1);
  });
});

describe('is not asked', () => {
  it.each(['my husband hits me', 'I want to kill myself', 'I have nowhere to sleep tonight'])(
    'of somebody who said "%s"',
    async (words) => {
      const { resident, detail } = await withAdviser(words);
      await desk.finish(detail);
      expect(await standing(resident)).toEqual({ state: 'none' });
      resident.client.close();
    },
  );

  it('where something was disclosed, after a death, or where they left before anybody came', async () => {
    const disclosed = await withAdviser();
    await ask(agent.client, 'contact:disclose', { contactId: disclosed.detail.contact.contactId });
    await desk.finish(disclosed.detail);
    expect(await standing(disclosed.resident)).toEqual({ state: 'none' });

    const { id: residentId } = await database.db.resident.update({
      where: { reference: 'DEMO-0001' },
      data: { flags: ['bereavement'] },
    });
    await agent.setStatus('available');
    const bereaved = await residentAt(hub.url);
    await database.db.conversation.update({ where: { id: bereaved.conversationId }, data: { residentId } });
    await bereaved.say(bereaved.conversationId, PERSON);
    await desk.finish(await desk.takeUp(bereaved));
    expect(await standing(bereaved)).toEqual({ state: 'none' });

    await agent.setStatus('break');
    const left = await residentAt(hub.url);
    await left.say(left.conversationId, PERSON);
    await until(() =>
      database.db.contact.findFirst({ where: { conversationId: left.conversationId, queuedAt: { not: null } } }),
    );
    await ask(left.client, 'conversation:end', { conversationId: left.conversationId });
    expect(await standing(left)).toEqual({ state: 'none' });
    for (const { client } of [disclosed.resident, bereaved, left]) client.close();
  });

  it('in a call that goes on as a call back', async () => {
    const call = await twilio.call(newNumber());
    await call.press('0');
    const ended = await call.press('1');
    expect(ended.heard.map(({ text }) => text).join(' ')).not.toContain(QUESTION);
  });
});

describe('is seen', () => {
  it("in the resident's history, by supervisors in figures, and by nobody else", async () => {
    const cookie = await signIn(hub.url, 'sian@demo.example', DEMONSTRATION_PASSWORD);
    const figures = (who: string) =>
      fetch(`${hub.url}/api/console/figures/ratings?from=2026-01-01&to=2099-12-31`, { headers: { cookie: who } });
    expect((await figures(agent.cookie)).status).toBe(403);
    const read = await figures(cookie);
    expect(read.status).toBe(200);
    const shown = (await read.json()) as RatingFigures;
    expect(shown.channels.map(({ channel }) => channel)).toEqual(['webchat', 'phone', 'sms']);
    expect(shown.channels.every(({ answers }) => answers === null || answers >= 10)).toBe(true);

    const { id: residentId } = await database.db.resident.findFirstOrThrow({ where: { flags: { isEmpty: true } } });
    const { resident, detail } = await withAdviser();
    await desk.finish(detail);
    await rate(resident, { contactId: idIn(await standing(resident)), score: 4 });
    const { contactId } = detail.contact;
    await database.db.contact.update({ where: { id: contactId }, data: { residentId } });
    await database.db.conversation.update({ where: { id: resident.conversationId }, data: { residentId } });
    const contacts = lastPanel(await viewOf(hub.url, contactId, cookie), 'contacts');
    const own = contacts?.state === 'ready' ? contacts.data.find((each) => each.contactId === contactId) : undefined;
    expect(own?.rating).toBe(4);
    resident.client.close();
  });
});
