/** E-forms filled in a chat over the hub's own edges: what was said is never asked twice, lost, or sent twice. */
import type { ContactDetail, ConversationEvent, DraftSaved, DraftView, Offer } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { Browser } from '../src/security/testing/browser.ts';
import { agentAt, residentAt, signIn } from './support/people.ts';
import type { AgentPerson, ResidentPerson } from './support/people.ts';

let database: TestDatabase;
let hub: Hub;

let agent: AgentPerson;

beforeAll(async () => {
  database = await testDatabase();
  hub = await startHub({ DATABASE_URL: database.url, OFFER_SECONDS: '900' });
  agent = await agentAt(hub.url, await signIn(hub.url, 'bola@demo.example', DEMONSTRATION_PASSWORD));
}, 120_000);
afterAll(async () => {
  agent.client.close();
  await hub.stop();
  await database.close();
});

/** Says something and answers with what the assistant asks or says last because of it. */
async function answerTo(resident: ResidentPerson, text: string, expected: string): Promise<ConversationEvent> {
  const sent = await resident.say(resident.conversationId, text);
  if (!sent.ok) throw new Error(JSON.stringify(sent.problem));
  const event = await resident.inbox.first<ConversationEvent>(
    'message',
    (each) => each.from !== 'resident' && each.seq > sent.seq && each.text.includes(expected),
  );
  expect(event.text).toContain(expected);
  return event;
}
const labelsOf = ({ actions }: ConversationEvent) => (actions ?? []).map(({ label }) => label);
const openDraftOf = ({ conversationId }: ResidentPerson) =>
  database.db.formDraft.findFirstOrThrow({ where: { conversationId, state: 'open' } });

describe('a form at a desk', () => {
  const at = async (path: string, payload?: object): Promise<{ status: number; body: unknown }> => {
    const me = await fetch(`${hub.url}/api/console/me`, { headers: { cookie: agent.cookie } });
    const headers = {
      cookie: agent.cookie,
      'content-type': 'application/json',
      'x-csrf-token': me.headers.get('x-csrf-token') ?? '',
    };
    const response = await fetch(
      `${hub.url}/api/console/${path}`,
      payload ? { method: 'POST', headers, body: JSON.stringify(payload) } : { headers },
    );
    return { status: response.status, body: await response.json() };
  };
  const write = async ({ draftId, version }: DraftView, field: string, text: string | null) =>
    (await at(`drafts/${draftId}/answers`, { field, text, version, insists: false })).body as DraftSaved;

  it('begun in a chat is finished by an agent, who asks nothing twice, and is sent once', async () => {
    const resident = await residentAt(hub.url);
    await answerTo(resident, 'there is a huge hole in the road on quarry road', 'Report a pothole');
    await answerTo(resident, 'Report it here', 'Could it hurt somebody');
    await answerTo(resident, 'Yes', 'What is your name?');
    await agent.setStatus('available');
    await resident.say(resident.conversationId, 'can I speak to somebody please');
    const { offerId, contact } = await agent.inbox.first<Offer>(
      'offer',
      (offer) => offer.contact.conversationId === resident.conversationId,
    );
    await agent.accept(offerId);
    const { body } = await at(`contacts/${contact.contactId}`);
    const [draft] = (body as ContactDetail).drafts;
    if (!draft) throw new Error('the draft stands beside the contact');
    expect(draft).toMatchObject({
      title: 'Report a pothole',
      inWords: { place: 'Quarry Road, Chalkwell Heath, ZZ4 1CE', surface: 'The road', danger: 'Yes' },
      answers: { place: { by: 'assistant' }, danger: { by: 'resident' } },
      missing: [],
    });
    expect(await write(draft, 'place', 'ZZ4 1C')).toMatchObject({
      wrong: { field: 'place', text: expect.stringContaining('do not know that postcode') },
      draft: { version: draft.version },
    });
    const { draft: written } = await write(draft, 'name', 'Ana Popescu');
    expect(written.answers.name).toMatchObject({ value: 'Ana Popescu', by: 'agent', name: expect.any(String) });
    expect(
      (
        await at(`drafts/${draft.draftId}/answers`, {
          field: 'name',
          text: 'X',
          version: draft.version,
          insists: false,
        })
      ).status,
    ).toBe(409);
    const sent = await at(`drafts/${draft.draftId}/send`, { version: written.version, readBack: true });
    const again = await at(`drafts/${draft.draftId}/send`, { version: written.version, readBack: true });
    const { reference } = (sent.body as DraftSaved).draft;
    expect(again.body).toMatchObject({ draft: { state: 'sent', reference } });
    await resident.inbox.first<ConversationEvent>('message', ({ text }) => text.includes(reference ?? 'none'));
    expect(await database.db.submission.count({ where: { draftId: draft.draftId } })).toBe(1);
    await agent.setStatus('break');
    resident.client.close();
  });

  it('of a call back queues the call, when an agent sends it (P61)', async () => {
    const resident = await residentAt(hub.url);
    await agent.setStatus('available');
    await resident.say(resident.conversationId, 'can I speak to somebody please');
    const { offerId, contact } = await agent.inbox.first<Offer>(
      'offer',
      (offer) => offer.contact.conversationId === resident.conversationId,
    );
    await agent.accept(offerId);
    const begun = (await at(`contacts/${contact.contactId}/drafts`, { formId: 'call-me-back' })).body as DraftSaved;
    const { draft: named } = await write(begun.draft, 'name', 'Ana Popescu');
    const { draft: reached } = await write(named, 'phone', '07700 900123');
    const { draft: whole } = await write(reached, 'time', 'Morning');
    await at(`drafts/${whole.draftId}/send`, { version: whole.version, readBack: true });
    const { conversationId } = resident;
    expect(
      await database.db.contact.findFirstOrThrow({ where: { conversationId, channel: 'callback' } }),
    ).toMatchObject({
      callbackPhone: '07700900123',
      state: expect.stringMatching(/queued|offered/),
    });
    await agent.setStatus('break');
    resident.client.close();
  });

  it('is nobody’s who does not hold the contact', async () => {
    const resident = await residentAt(hub.url);
    await answerTo(resident, 'theres a pothole on our road', 'Report a pothole');
    await answerTo(resident, 'Report it here', 'Where is the hole?');
    expect((await at(`drafts/${(await openDraftOf(resident)).id}/send`, { version: 1, readBack: true })).status).toBe(
      404,
    );
    resident.client.close();
  });
});

describe('a pothole reported in the chat', () => {
  it('is filled from what was said, corrected, taken up again after a reload, and sent once', async () => {
    const first = await residentAt(hub.url);
    const offered = await answerTo(first, 'there is a huge hole in the road outside 14 mill lane', 'Report a pothole');
    expect(labelsOf(offered)).toEqual(['Open the form: Report a pothole', 'Report it here', 'Talk to a person']);
    await answerTo(first, 'Report it here', 'Where is the hole?');
    await answerTo(first, '14 Mill Lane, ZZ1 2A', 'We do not know that postcode');
    const which = await answerTo(first, '14 Mill Lane', 'Which of these do you mean?');
    expect(labelsOf(which)).toContain('14 Mill Lane, Eastfleet, ZZ3 2BD');
    await answerTo(first, '14 Mill Lane, Marlow Reach, ZZ1 2AA', 'Could it hurt somebody');
    const corrected = await answerTo(first, 'no, the other street', 'I have changed it');
    expect(corrected.text).toContain('14 Mill Lane, Eastfleet, ZZ3 2BD');
    first.client.close();

    // The same chat in another window: nothing is asked again.
    const second = await residentAt(hub.url, first.token);
    await answerTo(second, 'Yes', 'What is your name?');
    await answerTo(second, 'Leave this out', 'What is your email address?');
    const check = await answerTo(second, 'ana@resident.example', 'Please check what I wrote down');
    expect(check.text).toContain('How big it is: Bigger than a bin lid');
    expect(check.text).toContain('there is a huge hole in the road outside 14 mill lane');
    expect((await openDraftOf(second)).answers).toMatchObject({
      surface: { value: 'road', by: 'assistant', confirmed: false },
      danger: { value: 'yes', by: 'resident', confirmed: true },
    });
    const sent = await answerTo(second, 'Yes, send it', 'your reference is R-');
    const reference = /R-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(sent.text)?.[0];

    const drafts = await database.db.formDraft.findMany({
      where: { conversationId: second.conversationId },
      include: { submission: true },
    });
    expect(drafts).toMatchObject([
      {
        state: 'sent',
        reference,
        answers: { surface: { by: 'assistant', confirmed: true } },
        submission: {
          reference,
          serviceCode: 'pothole',
          payload: { address_string: '14 Mill Lane, Eastfleet, ZZ3 2BD' },
        },
      },
    ]);
    expect(
      await database.db.contact.findFirstOrThrow({ where: { conversationId: second.conversationId } }),
    ).toMatchObject({
      state: 'closed',
      outcome: 'resolved',
    });
    second.client.close();
  });

  it('is left without a trace in the back office, and can be begun again', async () => {
    const resident = await residentAt(hub.url);
    await answerTo(resident, 'theres a pothole on our road', 'Report a pothole');
    await answerTo(resident, 'Report it here', 'Where is the hole?');
    await answerTo(resident, 'Station Road', 'How big is the hole?');
    await answerTo(resident, 'Leave this', 'I have not sent anything');
    expect(await database.db.submission.count({ where: { draft: { conversationId: resident.conversationId } } })).toBe(
      0,
    );
    resident.client.close();
  });

  it('goes to a person with the draft as it is, the moment one is asked for (P17)', async () => {
    const resident = await residentAt(hub.url);
    await answerTo(resident, 'theres a pothole on our road', 'Report a pothole');
    await answerTo(resident, 'Report it here', 'Where is the hole?');
    await answerTo(resident, 'Station Road', 'How big is the hole?');
    const sent = await resident.say(resident.conversationId, 'I would rather talk to a person');
    const event = await resident.inbox.first<ConversationEvent>('message', ({ kind }) => kind === 'queued');
    expect(sent.ok && event.seq > sent.seq).toBe(true);
    expect((await openDraftOf(resident)).answers).toMatchObject({ place: { value: { postcode: 'ZZ1 4AA' } } });
    resident.client.close();
  });
});

/** The names and values that a page's form would send: what is hidden, what is filled in, and what is chosen. */
function fieldsIn(page: string): Record<string, string> {
  const inputs = [...page.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag);
  const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  const sent = inputs.filter((tag) => !tag.includes('type="radio"') || /\bchecked\b/.test(tag));
  const areas = [...page.matchAll(/<textarea\b[^>]*name="([^"]*)"[^>]*>([^<]*)</g)];
  return Object.fromEntries([
    ...sent.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')] as const),
    ...areas.map(([, name = '', value = '']) => [name, value] as const),
  ]);
}
const linkIn = ({ actions }: ConversationEvent): string =>
  actions?.flatMap((action) => (action.type === 'link' ? [action.url] : []))[0] ?? '';

describe('a form on its page', () => {
  it('is filled from the chat, says what is wrong, is sent once and told of in the chat', async () => {
    const resident = await residentAt(hub.url);
    const offered = await answerTo(resident, 'a big hole in the road outside 12 station road', 'Report a pothole');
    const url = linkIn(offered);
    expect(url).toMatch(/^\/services\/report-pothole\?via=[\w-]+$/);
    const browser = new Browser(hub.url);
    const page = await browser.open(url);
    const fields = fieldsIn(page.text);
    expect(fields).toMatchObject({
      'f-place': '12 Station Road, Marlow Reach, ZZ1 4AA',
      'f-surface': 'road',
      'f-size': 'bigger',
      'f-detail': 'a big hole in the road outside 12 station road',
    });
    const wrong = await browser.send('POST', `${hub.url}/services/report-pothole/form`, {
      ...fields,
      'f-place': 'ZZ1 1A',
    });
    expect(wrong.status).toBe(422);
    const again = fieldsIn(wrong.text);
    expect(again).toMatchObject({ 'f-place': 'ZZ1 1A', via: fields.via });
    const whole = { ...again, 'f-place': '12 Station Road', 'f-danger': 'no' };
    const sent = await browser.send('POST', `${hub.url}/services/report-pothole/form`, whole);
    const twice = await browser.send('POST', `${hub.url}/services/report-pothole/form`, whole);
    expect(twice.headers.get('location')).toBe(sent.headers.get('location'));
    const { text } = await browser.follow(sent);
    const reference = /R-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text)?.[0] ?? 'none';
    await resident.inbox.first<ConversationEvent>(
      'message',
      (event) => event.from === 'bot' && event.text.includes(reference),
    );
    const { conversationId } = resident;
    expect(await database.db.submission.count({ where: { draft: { conversationId } } })).toBe(1);
    expect(await database.db.onlineAttempt.findMany({ where: { conversationId } })).toMatchObject([
      { outcome: 'completed' },
    ]);
    expect(await resident.thread(conversationId)).toHaveLength(5);
    resident.client.close();
  });

  it('that was opened and failed brings a person, who sees the step (P42)', async () => {
    const resident = await residentAt(hub.url);
    const offered = await answerTo(resident, 'theres a pothole on our road', 'Report a pothole');
    const browser = new Browser(hub.url);
    const fields = fieldsIn((await browser.open(linkIn(offered))).text);
    await browser.send('POST', `${hub.url}/services/report-pothole/form`, fields);
    await resident.say(resident.conversationId, 'the pothole on our road is still there, how do I report it');
    await resident.inbox.first<ConversationEvent>('message', ({ kind }) => kind === 'queued');
    const { conversationId } = resident;
    expect(await database.db.onlineAttempt.findMany({ where: { conversationId } })).toMatchObject([
      { outcome: 'failed', step: 'Where it is', error: 'Tell us where the hole is.', serviceId: 'report-pothole' },
    ]);
    resident.client.close();
  });

  it('that was opened and left is known to a person, too', async () => {
    const resident = await residentAt(hub.url);
    const offered = await answerTo(resident, 'theres a pothole on our road', 'Report a pothole');
    await new Browser(hub.url).open(linkIn(offered));
    await resident.say(resident.conversationId, 'please can somebody mend the pothole on our road');
    await resident.inbox.first<ConversationEvent>('message', ({ kind }) => kind === 'queued');
    resident.client.close();
  });

  it('shows nobody else who somebody is, and takes no link of another service', async () => {
    const resident = await residentAt(hub.url);
    const offered = await answerTo(
      resident,
      'pothole on station road, mail me at ana@resident.example',
      'Report a pothole',
    );
    const page = await new Browser(hub.url).open(linkIn(offered));
    expect(page.text).toContain('Station Road');
    expect(fieldsIn(page.text)['f-email']).toBe('');
    const other = linkIn(offered).replace('report-pothole', 'missed-bin');
    expect(fieldsIn((await new Browser(hub.url).open(other)).text)['f-place']).toBe('');
    expect((await new Browser(hub.url).open('/services/report-pothole?via=nothing')).status).toBe(200);
    resident.client.close();
  });

  it('can be sent by somebody who never chatted', async () => {
    const browser = new Browser(hub.url);
    const fields = fieldsIn((await browser.open('/services/missed-bin')).text);
    const sent = await browser.send('POST', `${hub.url}/services/missed-bin/form`, {
      ...fields,
      'f-place': '7 sample road',
      'f-bin': 'recycling',
      'f-day': 'yesterday',
      'f-assisted': 'no',
    });
    expect((await browser.follow(sent)).text).toContain('Your reference');
  });

  it('of a complaint is said to a person, and opens its case (P28)', async () => {
    const browser = new Browser(hub.url);
    const fields = fieldsIn((await browser.open('/services/complaint')).text);
    await browser.send('POST', `${hub.url}/services/complaint/form`, {
      ...fields,
      'f-what': 'I want to complain. Nobody has answered my letters since August.',
      'f-name': 'Ion Munteanu',
      'f-answer': 'letter',
      'f-place': '7 Sample Road',
    });
    const opened = await database.db.councilCase.findFirstOrThrow({
      where: { kind: 'complaint' },
      include: { contact: true },
    });
    expect(opened.contact).toMatchObject({ channel: 'webchat', state: 'queued' });
  });
});
