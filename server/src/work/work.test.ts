import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { demand, openWorld } from './testing/world.ts';
import type { World } from './testing/world.ts';

// A busy machine may be slow; nothing here is about time.
jest.setTimeout(120_000);

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
// What still runs would be in the way of emptying the tables.
afterEach(() => world.work.settle());
beforeEach(async () => {
  await database.db.$executeRaw`TRUNCATE "staff", "conversation", "event", "contact", "offer", "alert" CASCADE`;
  world = openWorld(database.db);
});

const conversationOf = (id: string) => database.db.conversation.findUniqueOrThrow({ where: { id } });
const contactOf = (conversationId: string) => database.db.contact.findFirstOrThrow({ where: { conversationId } });
const said = () => world.published.map(({ kind, text }) => [kind, text]);

describe('queueing', () => {
  it('queues a new contact, tells the resident, and says it once', async () => {
    const id = await world.queue({ priority: 4 });
    await world.queue({ conversationId: id, priority: 5 });
    expect(await world.stateOf(id)).toEqual(['queued']);
    expect(await conversationOf(id)).toMatchObject({ state: 'queued', assignedTo: null });
    expect(said()).toEqual([['queued', 'You are in the queue.']]);
    expect(await contactOf(id)).toMatchObject({ priority: 4, queuedAt: world.now() });
  });

  it('takes the contact that was with the bot', async () => {
    const conversationId = await world.conversation();
    await database.db.contact.create({
      data: { id: '00000099-0000-4000-8000-000000000001', conversationId, channel: 'webchat' },
    });
    await world.work.enqueue(demand(conversationId, { queue: 'housing' }));
    expect(await database.db.contact.findMany()).toEqual([
      expect.objectContaining({ id: '00000099-0000-4000-8000-000000000001', state: 'queued', queue: 'housing' }),
    ]);
  });

  it('lets what waits become more urgent, never less, and alerts everybody once of danger to life', async () => {
    const id = await world.queue({ priority: 4 });
    await world.queue({ conversationId: id, priority: 1, signal: 'fire', queue: 'safeguarding-duty' });
    await world.queue({ conversationId: id, priority: 1, signal: 'fire' });
    await world.queue({ conversationId: id, priority: 3 });
    expect(await contactOf(id)).toMatchObject({ priority: 1, signal: 'fire', queue: 'safeguarding-duty' });
    expect(world.told.filter(([what]) => what === 'alert')).toEqual([
      ['alert', expect.objectContaining({ signal: 'fire' })],
    ]);
    expect(said()).toHaveLength(1);
  });

  it('leaves a contact with its agent, and tells of its new urgency', async () => {
    const staffId = await world.agent('Priya Demo');
    const id = await world.queue();
    await world.accept(staffId);
    await world.queue({ conversationId: id, priority: 1, signal: 'overdose' });
    expect(await contactOf(id)).toMatchObject({ state: 'assigned', assignedTo: staffId, priority: 1 });
    expect(await conversationOf(id)).toMatchObject({ state: 'agent', assignedTo: staffId });
    expect(world.told.filter(([what]) => what === 'alert')).toHaveLength(1);
  });

  it('queues again a resident who comes back during wrap-up, and frees the agent', async () => {
    const staffId = await world.agent('Priya Demo', { capacity: 1 });
    const id = await world.queue();
    const { contact } = await world.accept(staffId);
    await world.work.endContact(staffId, contact.contactId);
    await world.queue({ conversationId: id });
    expect(await contactOf(id)).toMatchObject({ state: 'offered', endedAt: null, assignedTo: null });
    expect(said().map(([kind]) => kind)).toEqual(['queued', 'joined', 'ended', 'queued']);
    expect(world.told).toContainEqual(['unfollow', staffId, id]);
    const wrap = await world.work.wrapUp(staffId, { contactId: contact.contactId, disposition: 'resolved' });
    expect(wrap).toMatchObject({ ok: false, problem: { code: 'contact-not-found' } });
  });

  it('refuses to queue where nobody ever wrote', async () => {
    await expect(world.work.enqueue(demand('00000099-0000-4000-8000-000000000002'))).rejects.toThrow('exists');
  });
});

describe('a call back', () => {
  const callback = { name: 'Sam Demo', phone: '07700 900123', when: 'after 3pm', notBefore: null };

  it('keeps the place of the chat it takes over from, and is offered like any other', async () => {
    const id = await world.queue();
    const since = world.now();
    world.pass(400);
    await world.queue({ conversationId: id, channel: 'callback', callback });
    expect(await world.stateOf(id)).toEqual(['closed', 'queued']);
    expect(await conversationOf(id)).toMatchObject({ state: 'bot' });
    expect(said()).toHaveLength(1);

    const staffId = await world.agent('Priya Demo');
    const { contact } = await world.accept(staffId);
    expect(contact).toMatchObject({ channel: 'callback', queuedAt: since.toISOString() });
    expect(await world.work.me(staffId)).toMatchObject({ load: 2, capacity: 2 });
    expect(await world.work.detail(contact.contactId)).toMatchObject({
      callback: { name: callback.name, phone: callback.phone, when: callback.when },
      explanation: null,
    });
    expect(await conversationOf(id)).toMatchObject({ state: 'bot', assignedTo: null });

    await world.work.endContact(staffId, contact.contactId);
    await world.work.wrapUp(staffId, { contactId: contact.contactId, disposition: 'resolved' });
    expect(await world.stateOf(id)).toEqual(['closed', 'closed']);
    expect(said()).toHaveLength(1);
  });

  it('is not asked for twice', async () => {
    const id = await world.queue({ channel: 'callback', callback });
    await world.queue({ conversationId: id, channel: 'callback', callback });
    expect(await world.stateOf(id)).toEqual(['queued']);
  });
});

describe('an offer', () => {
  it('is accepted: the agent holds the contact and the resident is told who joined', async () => {
    const staffId = await world.agent('Priya Demo');
    const id = await world.queue();
    const [offer] = await world.offersOf(staffId);
    expect(offer).toMatchObject({ reason: 'Asked for a person.', expiresAt: '2026-11-24T10:00:30.000Z' });
    const accepted = await world.work.acceptOffer(staffId, offer?.offerId ?? '');
    expect(accepted).toMatchObject({
      ok: true,
      contact: { state: 'assigned', assignedTo: staffId, assignedName: 'Priya Demo' },
    });
    expect(accepted).not.toHaveProperty('changes');
    expect(await conversationOf(id)).toMatchObject({ state: 'agent', assignedTo: staffId });
    expect(world.published.at(-1)).toMatchObject({
      kind: 'joined',
      from: 'system',
      name: 'Priya',
      text: 'Priya has joined the chat. They are an adviser at the council.',
    });
    expect(world.told).toContainEqual(['follow', staffId, id]);
    expect(world.told).toContainEqual(['place', id, { state: 'agent', position: null, waitSeconds: null }]);
  });

  it('answers the same when its acknowledgement was lost, and says nothing twice', async () => {
    const staffId = await world.agent('Priya Demo');
    await world.queue();
    const { offerId } = await world.accept(staffId);
    expect(await world.work.acceptOffer(staffId, offerId)).toMatchObject({ ok: true, contact: { state: 'assigned' } });
    expect(said().map(([kind]) => kind)).toEqual(['queued', 'joined']);
  });

  it('is nobody else’s, and gone when it has expired', async () => {
    const staffId = await world.agent('Priya Demo');
    const other = await world.agent('Sam Demo', { queues: [] });
    await world.queue();
    const [offer] = await world.offersOf(staffId);
    const gone = { ok: false, problem: { code: 'offer-gone', status: 409 } };
    expect(await world.work.acceptOffer(other, offer?.offerId ?? '')).toMatchObject(gone);
    expect(await world.work.declineOffer(other, offer?.offerId ?? '')).toMatchObject(gone);
    world.pass(30);
    expect(await world.work.acceptOffer(staffId, offer?.offerId ?? '')).toMatchObject(gone);
    expect((await database.db.offer.findFirstOrThrow()).state).toBe('pending');
  });

  it('that is not answered goes on with its old place, and its agent is set away (RONA)', async () => {
    const staffId = await world.agent('Priya Demo', { capacity: 2 });
    const id = await world.queue();
    const since = world.now();
    world.pass(10);
    const second = await world.queue();
    world.pass(20);
    await world.work.sweep();
    expect(await contactOf(id)).toMatchObject({ state: 'queued', queuedAt: since });
    expect(await world.stateOf(second)).toEqual(['queued']);
    expect(await world.work.me(staffId)).toMatchObject({ status: 'away', load: 0 });
    expect(world.told.filter(([what]) => what === 'offerGone')).toHaveLength(2);
    expect((await database.db.staff.findFirstOrThrow()).statusReason).toBe('Did not answer an offer');

    const other = await world.agent('Sam Demo');
    expect((await world.accept(other)).contact.conversationId).toBe(id);
  });

  it('that is declined is held out to somebody else first', async () => {
    const [first, second] = [await world.agent('Priya Demo'), await world.agent('Sam Demo')];
    const id = await world.queue();
    const [offer] = await world.offersOf(first);
    expect(await world.work.declineOffer(first, offer?.offerId ?? '')).toEqual({ ok: true });
    await world.work.settle();
    expect(await world.offersOf(first)).toEqual([]);
    expect((await world.offersOf(second))[0]?.contact.conversationId).toBe(id);
  });

  it('is withdrawn when its agent takes a break, who keeps their chats', async () => {
    const staffId = await world.agent('Priya Demo');
    await world.queue();
    await world.accept(staffId);
    const id = await world.queue();
    await world.work.setStatus(staffId, { status: 'break', reason: 'Lunch' });
    expect(await world.stateOf(id)).toEqual(['queued']);
    expect(await world.work.snapshot(staffId)).toMatchObject({
      me: { status: 'break', load: 1 },
      offers: [],
      mine: [{ state: 'assigned' }],
      queue: [{ conversationId: id }],
    });
  });

  it('is withdrawn when the resident leaves', async () => {
    const staffId = await world.agent('Priya Demo');
    const id = await world.queue();
    await world.work.endByResident(id);
    await world.work.endByResident(id);
    expect(await contactOf(id)).toMatchObject({ state: 'closed', disposition: 'resident-left', outcome: 'unknown' });
    expect(await world.offersOf(staffId)).toEqual([]);
    expect(said().map(([kind]) => kind)).toEqual(['queued', 'ended']);
    expect(await conversationOf(id)).toMatchObject({ state: 'ended' });
  });

  it('goes to the agent with least on hand, then to whoever is needed nowhere else', async () => {
    const skilled = await world.agent('Ana Demo', { skills: ['bsl'] });
    const plain = await world.agent('Sam Demo');
    await world.queue();
    expect(await world.offersOf(plain)).toHaveLength(1);
    await world.queue();
    expect(await world.offersOf(skilled)).toHaveLength(1);
  });

  it('is never made to somebody whose console is closed, who is disabled, or who is on a break', async () => {
    const staff = [
      await world.agent('Ana Demo', { isThere: false }),
      await world.agent('Ben Demo', { status: 'break' }),
      await world.agent('Cy Demo'),
    ];
    await database.db.staff.update({ where: { id: staff[2] ?? '' }, data: { active: false } });
    await world.queue();
    expect(await database.db.offer.count()).toBe(0);
  });
});

describe('ending and wrap-up', () => {
  it('keeps the place until the wrap-up is done', async () => {
    const staffId = await world.agent('Priya Demo', { capacity: 1 });
    const id = await world.queue();
    const { contact } = await world.accept(staffId);
    const next = await world.queue();
    expect(await world.work.endContact(staffId, contact.contactId)).toMatchObject({
      ok: true,
      contact: { state: 'wrap-up' },
    });
    expect(await world.work.endContact(staffId, contact.contactId)).toMatchObject({ ok: true });
    await world.work.settle();
    expect(said().map(([kind]) => kind)).toEqual(['queued', 'joined', 'queued', 'ended']);
    expect(await world.stateOf(next)).toEqual(['queued']);

    const wrap = {
      contactId: contact.contactId,
      disposition: 'could-not-help' as const,
      note: 'Needs the housing team.',
    };
    expect(await world.work.wrapUp(staffId, wrap)).toMatchObject({ ok: true, contact: { state: 'closed' } });
    expect(await world.work.wrapUp(staffId, wrap)).toMatchObject({ ok: true, contact: { state: 'closed' } });
    await world.work.settle();
    expect(await contactOf(id)).toMatchObject({ outcome: 'failed', wrapUpNote: 'Needs the housing team.' });
    expect(await world.stateOf(next)).toEqual(['offered']);
    expect(world.told).toContainEqual(['unfollow', staffId, id]);
  });

  it('is refused to anybody but the holder, and before the talking ended', async () => {
    const staffId = await world.agent('Priya Demo');
    const other = await world.agent('Sam Demo', { queues: [] });
    await world.queue();
    const { contact } = await world.accept(staffId);
    const refusal = { ok: false, problem: { code: 'contact-not-found' } };
    expect(await world.work.endContact(other, contact.contactId)).toMatchObject(refusal);
    expect(await world.work.wrapUp(staffId, { contactId: contact.contactId, disposition: 'resolved' })).toMatchObject(
      refusal,
    );
  });

  it('leaves an agent in wrap-up when the resident left', async () => {
    const staffId = await world.agent('Priya Demo');
    const id = await world.queue();
    await world.accept(staffId);
    await world.work.endByResident(id);
    expect(await contactOf(id)).toMatchObject({ state: 'wrap-up', assignedTo: staffId });
    expect(await conversationOf(id)).toMatchObject({ state: 'ended', assignedTo: null });
  });
});

describe('presence', () => {
  it('gives back what an agent held who has been gone for a minute, to its old place', async () => {
    const staffId = await world.agent('Priya Demo');
    const id = await world.queue();
    const since = world.now();
    await world.accept(staffId);
    world.pass(10);
    await world.work.dropPresence(`socket-${staffId}`);
    world.pass(59);
    await world.work.sweep();
    expect(await world.stateOf(id)).toEqual(['assigned']);
    world.pass(1);
    await world.work.sweep();
    expect(await contactOf(id)).toMatchObject({ state: 'queued', queuedAt: since, assignedTo: null });
    expect(await conversationOf(id)).toMatchObject({ state: 'queued', assignedTo: null });
    expect(world.published.at(-1)).toMatchObject({ kind: 'returned' });
    expect(await world.work.me(staffId)).toMatchObject({ status: 'offline' });
    await world.work.sweep();
    expect(said().filter(([kind]) => kind === 'returned')).toHaveLength(1);
  });

  it('takes nothing from an agent who came back in time', async () => {
    const staffId = await world.agent('Priya Demo');
    const id = await world.queue();
    await world.accept(staffId);
    await world.work.dropPresence(`socket-${staffId}`);
    world.pass(50);
    await world.work.renewPresence('other-node', [{ socketId: 'new-socket', staffId }]);
    world.pass(12);
    await world.work.sweep();
    expect(await world.stateOf(id)).toEqual(['assigned']);
    expect(await world.work.me(staffId)).toMatchObject({ status: 'available' });
  });

  it('leaves what is in wrap-up with its agent', async () => {
    const staffId = await world.agent('Priya Demo');
    const id = await world.queue();
    const { contact } = await world.accept(staffId);
    await world.work.endContact(staffId, contact.contactId);
    world.pass(500);
    await world.work.sweep();
    expect(await contactOf(id)).toMatchObject({ state: 'wrap-up', assignedTo: staffId });
  });
});
