/**
 * Facts that no message tells: that an agent marked a disclosure (P15), how often somebody came about one case (P44), and that
 * a browser saves data (P53). Each from the edge where it comes in to what a running hub makes of it.
 */
import type { ConversationEvent, Offer, WorkSnapshot } from '@hub/contract';
import type { Facts } from '@hub/routing-rules';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { Browser } from '../src/security/testing/browser.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { answerTo, deskOf, whatOf } from './support/desk.ts';
import type { Desk } from './support/desk.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { ask } from './support/inbox.ts';
import { agentAt, residentAt, signIn } from './support/people.ts';
import type { AgentPerson } from './support/people.ts';

let database: TestDatabase;
let hub: Hub;
let agent: AgentPerson;
let desk: Desk;

const staffAt = async (name: string) =>
  agentAt(hub.url, await signIn(hub.url, `${name}@demo.example`, DEMONSTRATION_PASSWORD));

beforeAll(async () => {
  database = await testDatabase();
  hub = await startHub({ DATABASE_URL: database.url, OFFER_SECONDS: '900' });
  agent = await staffAt('bola');
  await agent.setStatus('available');
  desk = deskOf(hub.url, agent);
}, 120_000);
afterAll(async () => {
  agent.client.close();
  await hub.stop();
  await database.close();
});

const POTHOLE = 'theres a massive pothole outside my house';
const PERSON = 'can I speak to a human please';

/** What the newest decision in a conversation was made from. */
async function newestFacts(conversationId: string): Promise<Facts> {
  const made = await database.db.decision.findFirstOrThrow({ where: { conversationId }, orderBy: { seq: 'desc' } });
  return made.facts as Facts;
}

describe('a disclosure that an agent marks (P15)', () => {
  const statusFor = async (contactId: string, { cookie }: { cookie: string }) =>
    (await fetch(`${hub.url}/api/console/contacts/${contactId}`, { headers: { cookie } })).status;
  const workOf = async ({ cookie }: { cookie: string }) =>
    (await (await fetch(`${hub.url}/api/console/work`, { headers: { cookie } })).json()) as WorkSnapshot;

  it('is read by few from then on, referred, noted for staff alone, and stays with its agent', async () => {
    const [supervisor, other] = [await staffAt('sian'), await staffAt('tom')];
    await database.db.staff.update({ where: { subject: 'demo:raj' }, data: { skills: ['emergency'] } });
    const untrained = await staffAt('raj');
    const resident = await residentAt(hub.url);
    await answerTo(resident, PERSON);
    const { contact, restricted } = await desk.takeUp(resident);
    const { contactId, conversationId } = contact;
    expect([restricted, await statusFor(contactId, untrained)]).toEqual([false, 200]);

    expect(await ask(other.client, 'contact:disclose', { contactId })).toMatchObject({ ok: false });
    const isTold = supervisor.inbox.first('tasks');
    expect(await ask(agent.client, 'contact:disclose', { contactId })).toMatchObject({
      ok: true,
      contact: { contactId, assignedTo: contact.assignedTo, state: 'assigned' },
    });
    await isTold;
    expect(await ask(agent.client, 'contact:disclose', { contactId })).toMatchObject({ ok: true });

    expect([await statusFor(contactId, untrained), await statusFor(contactId, other)]).toEqual([403, 403]);
    expect(await statusFor(contactId, supervisor)).toBe(200);
    expect(await ask(untrained.client, 'sync', { conversationId, after: 0 })).toMatchObject({ ok: false });
    const referrals = (await workOf(supervisor)).tasks.filter(
      ({ contact: of, duty }) => of.contactId === contactId && duty.what === 'referral',
    );
    expect(referrals).toMatchObject([{ duty: { kind: 'task', clause: 'P15', doneAt: null } }]);

    // Once in the thread of the staff; to the resident an entry without words.
    const notesIn = (events: readonly ConversationEvent[]) => events.filter(({ kind }) => kind === 'note');
    const [note, ...more] = notesIn(await agent.thread(conversationId));
    expect(more).toEqual([]);
    expect(note?.text).toContain('Bola Adekunle marked this as a disclosure.');
    expect(notesIn(await resident.thread(conversationId))).toEqual([
      {
        conversationId,
        seq: note?.seq,
        clientId: note?.clientId,
        at: note?.at,
        kind: 'note',
        from: 'system',
        text: '',
      },
    ]);
    const browser = new Browser(hub.url);
    browser.cookies.set('hub_chat', { value: resident.token, path: '/', attributes: '' });
    expect((await browser.open('/chat')).text).not.toContain('disclosure');

    const detail = await desk.detailOf(contactId, agent.cookie);
    expect(detail.restricted).toBe(true);
    expect(whatOf(detail, 'restrict')).toEqual(expect.arrayContaining(['transcript', 'closing']));
    expect(await agent.say(conversationId, 'I am still here.')).toMatchObject({ ok: true });
    await desk.finish(detail);
    for (const { client } of [resident, supervisor, other, untrained]) client.close();
  });

  it('is never answered or closed by the assistant again: what is written next goes to a trained person', async () => {
    const resident = await residentAt(hub.url);
    await answerTo(resident, PERSON);
    const first = await desk.takeUp(resident);
    await ask(agent.client, 'contact:disclose', { contactId: first.contact.contactId });
    await desk.finish(first);
    for (const text of ['thank you', POTHOLE]) {
      await answerTo(resident, text);
      const again = await desk.takeUp(resident);
      expect(again.contact).toMatchObject({ queue: 'safeguarding', priority: 2 });
      expect(again.explanation?.because[0]).toMatchObject({
        clause: 'P15',
        known: { 'history.disclosure': 'Something was disclosed in this conversation: yes' },
      });
      await desk.finish(again);
    }
    const offered = (await resident.thread(resident.conversationId)).flatMap(({ actions }) => actions ?? []);
    expect(offered.filter(({ type }) => type === 'link' || type === 'reply')).toEqual([]);
    resident.client.close();
  });
});

describe('a second contact about the same (P43)', () => {
  it('comes to whoever helped before, though somebody else would have been next', async () => {
    const resident = await residentAt(hub.url);
    await answerTo(resident, POTHOLE);
    await answerTo(resident, PERSON);
    await desk.finish(await desk.takeUp(resident));

    const tom = await staffAt('tom');
    await tom.setStatus('available');
    const stranger = await residentAt(hub.url);
    const isOf = (conversationId: string) => (offer: Offer) => offer.contact.conversationId === conversationId;
    await answerTo(stranger, PERSON);
    await tom.inbox.first<Offer>('offer', isOf(stranger.conversationId));
    // The second time is for a person at once.
    expect((await answerTo(resident, POTHOLE)).kind).toBe('queued');
    const again = await desk.takeUp(resident);
    expect(again.contact.subject).toBe('Report a pothole');
    expect(tom.inbox.all<Offer>('offer').filter(isOf(resident.conversationId))).toEqual([]);
    await desk.finish(again);
    for (const { client } of [resident, stranger, tom]) client.close();
  });
});

describe('a third contact on one case (P44)', () => {
  it('is a task for the team leader, where the second is not yet', async () => {
    const { id } = await database.db.resident.findUniqueOrThrow({ where: { reference: 'DEMO-0001' } });
    const browser = new Browser(hub.url);
    await browser.open('/demo/myaccount');
    await browser.follow(await browser.send('POST', `${hub.url}/demo/myaccount`, { residentId: id }));
    await database.db.contact.deleteMany({ where: { residentId: id } });
    const contactAgain = async () => {
      const resident = await residentAt(hub.url, undefined, browser.cookieHeader('/'));
      const { kind } = await answerTo(resident, 'my bin was missed');
      if (kind !== 'queued') await answerTo(resident, PERSON);
      const detail = await desk.takeUp(resident);
      await desk.finish(detail);
      resident.client.close();
      return whatOf(detail, 'task').includes('team-review');
    };
    expect([await contactAgain(), await contactAgain(), await contactAgain()]).toEqual([false, false, true]);
  });
});

describe('a browser that saves data (P53)', () => {
  const saves = { 'save-data': 'on' };
  const pageWeight = async (conversationId: string) => {
    const duties = await database.db.duty.findMany({ where: { contact: { conversationId }, kind: 'restrict' } });
    return duties.some(({ what, clause }) => what === 'page-weight' && clause === 'P53');
  };

  it('is heard at the socket and over plain HTTP, and remembered for the conversation', async () => {
    const first = await residentAt(hub.url, undefined, undefined, saves);
    const later = await residentAt(hub.url, first.token);
    await answerTo(later, POTHOLE);
    expect((await newestFacts(first.conversationId)).device).toEqual({ saveData: true });
    expect(await pageWeight(first.conversationId)).toBe(true);

    const opened = await fetch(`${hub.url}/api/resident/session`, {
      method: 'POST',
      headers: { ...saves, 'content-type': 'application/json' },
      body: '{}',
    });
    const { token } = (await opened.json()) as { token: string };
    const plain = await residentAt(hub.url, token);
    await answerTo(plain, POTHOLE);
    expect(await pageWeight(plain.conversationId)).toBe(true);
    for (const { client } of [first, later, plain]) client.close();
  });

  it('is heard in a conversation that goes on; one that says nothing of it is not guessed at', async () => {
    const resident = await residentAt(hub.url);
    await answerTo(resident, POTHOLE);
    expect((await newestFacts(resident.conversationId)).device).toBeUndefined();
    const page = await fetch(`${hub.url}/chat`, { headers: { ...saves, cookie: `hub_chat=${resident.token}` } });
    expect(page.status).toBe(200);
    await answerTo(resident, 'my bin was missed');
    expect((await newestFacts(resident.conversationId)).device).toEqual({ saveData: true });
    resident.client.close();
  });
});
