/** A restricted contact in the lists of others: that it is there, and nothing of what it is (P10 to P12, P15). */
import type { ContactSummary, Offer, WorkSnapshot } from '@hub/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { ask } from './support/inbox.ts';
import { agentAt, residentAt, signIn } from './support/people.ts';
import type { AgentPerson, ResidentPerson } from './support/people.ts';

/** Everything that a console is told live. */
const EVENTS = ['offer', 'offer:gone', 'contact', 'alert', 'me', 'tasks', 'message', 'typing', 'read', 'tail'];

let database: TestDatabase;
let hub: Hub;
let holder: AgentPerson;
let trained: AgentPerson;
let untrained: AgentPerson;
let untrainedSupervisor: AgentPerson;
let residentName: string;
beforeAll(async () => {
  database = await testDatabase();
  hub = await startHub({ DATABASE_URL: database.url, OFFER_SECONDS: '3600' });
  const { db } = database;
  await db.staff.update({ where: { subject: 'demo:bola' }, data: { capacity: 9 } });
  for (const subject of ['demo:raj', 'demo:tom'])
    await db.staff.update({ where: { subject }, data: { skills: ['emergency'] } });
  const at = async (name: string) =>
    agentAt(hub.url, await signIn(hub.url, `${name}@demo.example`, DEMONSTRATION_PASSWORD));
  holder = await at('bola');
  trained = await at('sian');
  untrained = await at('tom');
  untrainedSupervisor = await at('raj');
  await holder.setStatus('available');
}, 120_000);
afterAll(async () => {
  await hub.stop();
  await database.close();
});

/** Danger to life takes all of an agent's places: each test begins with an empty hand. */
afterEach(async () => {
  await database.db.offer.updateMany({ where: { state: 'pending' }, data: { state: 'withdrawn' } });
  await database.db.contact.updateMany({ data: { state: 'closed' } });
});

const workOf = async ({ cookie }: AgentPerson) =>
  (await (await fetch(`${hub.url}/api/console/work`, { headers: { cookie } })).json()) as WorkSnapshot;

/** Everything that this person was told live, and what they fetch, as words. */
const allSeenBy = async (person: AgentPerson): Promise<string> =>
  JSON.stringify([EVENTS.map((event) => person.inbox.all(event)), await workOf(person)]);

/** A resident who is known by name says this, and the holder is offered their contact. */
async function offered(text: string): Promise<{ resident: ResidentPerson; offer: Offer }> {
  const { db } = database;
  const { id, name } = await db.resident.findUniqueOrThrow({ where: { reference: 'DEMO-0001' } });
  residentName = name;
  const resident = await residentAt(hub.url);
  const { conversationId } = resident;
  await db.conversation.update({ where: { id: conversationId }, data: { residentId: id, identityLevel: 2 } });
  await resident.say(conversationId, text);
  const offer = await holder.inbox.first<Offer>('offer', ({ contact }) => contact.conversationId === conversationId);
  return { resident, offer };
}

/** Settles when they have been told of the contact in this state or a later one. */
const told = (person: AgentPerson, { contactId, version }: ContactSummary) =>
  person.inbox.first<ContactSummary>('contact', (seen) => seen.contactId === contactId && seen.version >= version);

describe('a contact with a danger signal of safeguarding', () => {
  it('is "A restricted contact" to the untrained, whole to the trained and to whoever holds it', async () => {
    const { offer } = await offered('my husband hits me and I am scared MARKER');
    expect(offer.contact).toMatchObject({ residentName, restricted: true });
    const { contactId, reason } = offer.contact;
    expect(reason).not.toBe('');

    const waiting = await told(untrained, offer.contact);
    expect(waiting).toMatchObject({
      ...{ subject: 'A restricted contact', residentName: 'Resident', reason: '' },
      ...{ channel: 'webchat', queue: offer.contact.queue, priority: offer.contact.priority },
      queuedAt: offer.contact.queuedAt,
    });
    expect((await workOf(untrained)).queue).toContainEqual(waiting);
    expect(await told(trained, offer.contact)).toEqual(offer.contact);
    expect((await workOf(trained)).queue).toContainEqual(offer.contact);

    const accepted = await holder.accept(offer.offerId);
    if (!accepted.ok) throw new Error(accepted.problem.detail);
    expect(await told(untrainedSupervisor, accepted.contact)).toMatchObject({ subject: 'A restricted contact' });
    expect((await workOf(untrainedSupervisor)).held).toContainEqual(
      expect.objectContaining({ contactId, subject: 'A restricted contact' }),
    );
    expect((await workOf(holder)).mine).toContainEqual(accepted.contact);
    expect((await workOf(trained)).held).toContainEqual(accepted.contact);

    const tasksIn = async (person: AgentPerson) =>
      (await workOf(person)).tasks.filter((task) => task.contact.contactId === contactId).map(({ duty }) => duty.what);
    expect(new Set(await tasksIn(untrainedSupervisor))).toEqual(new Set(['restricted']));
    expect(await tasksIn(trained)).toContain('referral');

    for (const person of [untrained, untrainedSupervisor]) {
      const seen = await allSeenBy(person);
      expect(seen).toContain(contactId);
      for (const secret of ['MARKER', residentName, reason, '"referral"']) expect(seen).not.toContain(secret);
    }
    expect(await allSeenBy(trained)).toContain(reason);
  }, 60_000);

  it('alerts everybody where it is danger to life, but tells the danger to the trained alone', async () => {
    const { offer } = await offered('a man is beating my child right now and he is bleeding, call 999');
    const { contactId, priority } = offer.contact;
    expect(priority).toBe(1);
    const ofIt = ({ contact }: { contact: ContactSummary }) => contact.contactId === contactId;
    expect(await untrained.inbox.first('alert', ofIt)).toMatchObject({
      ...{ signal: 'restricted', contact: { subject: 'A restricted contact', residentName: 'Resident', reason: '' } },
    });
    expect(await trained.inbox.first('alert', ofIt)).toMatchObject({ signal: 'child-risk', contact: { residentName } });
    expect((await workOf(untrained)).alerts.find(ofIt)).toMatchObject({ signal: 'restricted' });
    expect((await workOf(trained)).alerts.find(ofIt)).toMatchObject({ signal: 'child-risk' });
  }, 60_000);
});

describe('a contact that is marked as a disclosure', () => {
  it('is withheld from then on', async () => {
    const { offer } = await offered('I want to talk to a person');
    const { contactId } = offer.contact;
    expect(await told(untrained, offer.contact)).toMatchObject({ residentName, restricted: false });
    await holder.accept(offer.offerId);
    const marked = await ask<{ ok: true; contact: ContactSummary }>(holder.client, 'contact:disclose', { contactId });
    expect(marked).toMatchObject({ ok: true, contact: { residentName, restricted: true } });
    expect(await told(untrained, marked.contact)).toMatchObject({ subject: 'A restricted contact' });
    expect(await told(trained, marked.contact)).toEqual(marked.contact);
  }, 60_000);

  it('is moved by an untrained supervisor without a word of it in the answer', async () => {
    const { resident, offer } = await offered('I want to talk to a person');
    const { contactId } = offer.contact;
    const where = { id: resident.conversationId };
    await database.db.conversation.update({ where, data: { restricted: true } });
    const move = { contactId, how: 'hand-over', to: { queue: 'environment' }, note: '' };
    expect(await ask(untrainedSupervisor.client, 'contact:transfer', move)).toMatchObject({
      ok: true,
      contact: { contactId, subject: 'A restricted contact', residentName: 'Resident', reason: '' },
    });
  }, 60_000);
});
