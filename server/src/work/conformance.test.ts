/** The same scripts on the pure model and on PostgreSQL: after every step both say the same about every contact. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { choose } from './queue.ts';
import type { Waiting } from './queue.ts';
import { advance, firstHeld, firstPending, OVERFLOWS } from './testing/model.ts';
import type { ModelAgent, State, Step } from './testing/model.ts';
import { firstAside } from './testing/aside-steps.ts';
import { helpedBy } from './testing/transfer-steps.ts';
import { scripts } from './testing/scripts.ts';
import { demand, openWorld } from './testing/world.ts';
import type { World } from './testing/world.ts';

const uuid = (kind: number, index: number) =>
  `${kind.toString().padStart(8, '0')}-0000-4000-8000-${index.toString().padStart(12, '0')}`;
const ids = { staff: (index: number) => uuid(8, index), contact: (index: number) => uuid(9, index) };

// A busy machine may be slow; nothing here is about time.
jest.setTimeout(120_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function begin(agents: ModelAgent[]): Promise<World> {
  const { db } = database;
  await db.$executeRaw`TRUNCATE "staff", "conversation", "event", "contact", "offer", "participant", "alert" CASCADE`;
  await db.$executeRaw`TRUNCATE "work_queue"`;
  await db.workQueue.createMany({
    data: OVERFLOWS.map(({ queue, to, afterSeconds }) => ({
      ...{ name: queue, targetShare: 80, targetSeconds: 60, overflowTo: to, overflowAfterSeconds: afterSeconds },
    })),
  });
  const world = openWorld(db);
  for (const { staffId, isAvailable, queues, skills, reserveFor, capacity } of agents)
    await db.staff.create({
      data: {
        id: staffId,
        subject: staffId,
        name: 'Demo Adviser',
        email: 'demo@demo.example',
        role: 'agent',
        queues: [...queues],
        skills: [...skills],
        reserveFor: [...reserveFor],
        capacity,
        status: isAvailable ? 'available' : 'break',
        statusSince: world.now(),
      },
    });
  await stayThere(world, agents);
  return world;
}

const stayThere = (world: World, agents: readonly ModelAgent[]) =>
  world.work.renewPresence(
    'test',
    agents.map(({ staffId }) => ({ socketId: staffId, staffId })),
  );

async function perform(world: World, step: Step, { agents, ...state }: State): Promise<void> {
  const { work } = world;
  switch (step.do) {
    case 'arrive': {
      const conversationId = await world.conversation();
      await work.enqueue(demand(conversationId, { ...step.contact, skills: [...step.contact.skills] }));
      break;
    }
    case 'status':
      await work.setStatus(step.staffId, { status: step.isAvailable ? 'available' : 'break' });
      break;
    case 'accept':
    case 'decline': {
      const contactId = firstPending({ agents, ...state }, step.staffId)?.contactId;
      const offers = await work.pendingOffers(step.staffId);
      const offerId = offers.find(({ contact }) => contact.contactId === contactId)?.offerId;
      if (offerId === undefined) break;
      const outcome = await (step.do === 'accept'
        ? work.acceptOffer(step.staffId, offerId)
        : work.declineOffer(step.staffId, offerId));
      expect(outcome.ok).toBe(true);
      break;
    }
    case 'close': {
      const contactId = firstHeld({ agents, ...state }, step.staffId)?.contactId;
      if (contactId === undefined) break;
      expect(await work.endContact(step.staffId, contactId)).toMatchObject({ ok: true });
      expect(await work.wrapUp(step.staffId, { contactId, disposition: 'resolved' })).toMatchObject({ ok: true });
      break;
    }
    case 'hand-over':
    case 'ask': {
      const contactId = firstHeld({ agents, ...state }, step.staffId)?.contactId;
      if (contactId === undefined) break;
      const how = step.do === 'ask' ? step.how : 'hand-over';
      await work.transfer({ staffId: step.staffId, role: 'agent' }, { contactId, how, to: step.to, note: '' });
      break;
    }
    case 'stop-asking': {
      const contactId = firstHeld({ agents, ...state }, step.staffId)?.contactId;
      if (contactId !== undefined) await work.stopAsking(step.staffId, contactId);
      break;
    }
    case 'leave': {
      const contactId = helpedBy({ agents, ...state }, step.staffId)[0]?.contactId;
      if (contactId !== undefined) expect(await work.leave(step.staffId, contactId)).toMatchObject({ ok: true });
      break;
    }
    case 'set-aside': {
      const contactId = firstHeld({ agents, ...state }, step.staffId)?.contactId;
      const until = new Date(world.now().getTime() + step.seconds * 1000).toISOString();
      if (contactId !== undefined) await work.setAside(step.staffId, { contactId, until });
      break;
    }
    case 'say': {
      const contactId = firstAside({ agents, ...state }, step.staffId)?.contactId;
      if (contactId !== undefined) await world.say(contactId, 'One more thing.');
      break;
    }
    case 'pass':
      world.pass(step.seconds);
      await stayThere(world, agents);
      await work.sweep();
      break;
  }
  await work.settle();
}

async function stored() {
  const { db } = database;
  const contacts = await db.contact.findMany({
    orderBy: { id: 'asc' },
    select: { id: true, state: true, assignedTo: true, queue: true, queuedAt: true, setAsideUntil: true },
  });
  const offers = await db.offer.findMany({ where: { state: 'pending' }, orderBy: { contactId: 'asc' } });
  const helpers = await db.participant.findMany({
    where: { leftAt: null },
    orderBy: [{ contactId: 'asc' }, { staffId: 'asc' }],
  });
  const agents = await db.staff.findMany({ orderBy: { id: 'asc' } });
  return {
    contacts,
    offers: offers.map(({ contactId, staffId, kind }) => ({ contactId, staffId, kind })),
    helpers: helpers.map(({ contactId, staffId }) => ({ contactId, staffId })),
    available: agents.filter(({ status }) => status === 'available').map(({ id }) => id),
  };
}

function modelled(state: State) {
  const byId = <T extends { contactId: string }>(a: T, b: T) =>
    a.contactId < b.contactId ? -1 : Number(a.contactId > b.contactId);
  return {
    contacts: [...state.contacts]
      .sort(byId)
      .map(({ contactId, state: is, assignedTo, queue, queuedAt, setAsideUntil }) => ({
        id: contactId,
        state: is,
        assignedTo,
        queue,
        queuedAt,
        setAsideUntil,
      })),
    offers: state.offers
      .filter((offer) => offer.state === 'pending')
      .sort(byId)
      .map(({ contactId, staffId, kind }) => ({ contactId, staffId, kind })),
    helpers: [...state.helpers].sort((a, b) => byId(a, b) || (a.staffId < b.staffId ? -1 : 1)),
    available: state.agents.filter(({ isAvailable }) => isAvailable).map(({ staffId }) => staffId),
  };
}

describe('the SQL of the work', () => {
  it('does what the pure model does, step by step', async () => {
    await fc.assert(
      fc.asyncProperty(scripts(ids, 24), async ({ agents, steps }) => {
        const world = await begin(agents);
        let state: State = { agents, contacts: [], offers: [], helpers: [] };
        for (const step of steps) {
          await perform(world, step, state);
          state = advance(state, step, world.now());
          expect({ step, ...(await stored()) }).toEqual({ step, ...modelled(state) });
        }
        expect(world.faults).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  it('finds the next contact among many of every age and class as the pure order does', async () => {
    const world = await begin([
      {
        ...{ staffId: ids.staff(0), queues: ['general', 'environment'], skills: ['bsl'], capacity: 1 },
        ...{ reserveFor: [], isAvailable: true },
      },
    ]);
    const { db } = database;
    const [given = []] = fc.sample(
      fc.array(
        fc.record({
          queue: fc.constantFrom('general', 'housing', 'environment', 'planning'),
          priority: fc.integer({ min: 1, max: 5 }),
          skills: fc.subarray(['bsl', 'ro']),
          secondsAgo: fc.integer({ min: 0, max: 2400 }),
          dueIn: fc.option(fc.integer({ min: -600, max: 600 })),
        }),
        { minLength: 80, maxLength: 80 },
      ),
      { numRuns: 1, seed: 56 },
    );
    const keptUntil = new Date(world.now().getTime() + 30_000);
    const waiting = given.map(({ secondsAgo, dueIn, ...each }, index) => ({
      ...each,
      channel: 'webchat' as const,
      contactId: ids.contact(index),
      queuedAt: new Date(world.now().getTime() - secondsAgo * 1000),
      notBefore: dueIn === null ? null : new Date(world.now().getTime() + dueIn * 1000),
      keptFor: index % 4 === 0 ? { staffId: ids.staff(1 + (index % 3)), until: keptUntil } : null,
    }));
    const close = { id: ids.contact(900), reference: 'R-0900', name: 'Rosa Demo', address: '', postcode: 'ZZ1 1ZZ' };
    await db.resident.create({ data: { ...close, language: 'en-GB', demonstration: true } });
    await db.staffRelation.create({ data: { staffId: ids.staff(0), residentId: close.id, kind: 'family' } });
    const isClose = (index: number) => index % 5 === 0;
    // Known by the contact, or only by its conversation.
    for (const [index, { contactId, keptFor, ...contact }] of waiting.entries()) {
      const conversationId = await world.conversation();
      const residentId = isClose(index) ? close.id : null;
      await db.contact.create({
        data: {
          ...contact,
          id: contactId,
          conversationId,
          state: 'queued',
          ...{ keptFor: keptFor?.staffId ?? null, keptUntil: keptFor?.until ?? null },
          residentId: index % 2 === 0 ? residentId : null,
        },
      });
      await db.conversation.update({ where: { id: conversationId }, data: { residentId } });
    }
    const closeTo = waiting.flatMap(({ contactId }, index) => (isClose(index) ? [contactId] : []));

    const agent = {
      staffId: ids.staff(0),
      queues: ['general', 'environment'],
      skills: ['bsl'],
      capacity: 1,
      helpsOut: OVERFLOWS,
      reserveFor: [],
      atWork: [],
    };
    let left: Waiting[] = waiting;
    let next = choose({ ...agent, hand: [], declined: [], closeTo }, left, world.now());
    while (next) {
      await world.work.sweep();
      const [offer] = await world.offersOf(agent.staffId);
      expect(offer?.contact.contactId).toBe(next.contactId);
      await db.offer.deleteMany();
      await db.contact.update({ where: { id: next.contactId }, data: { state: 'closed' } });
      left = left.filter(({ contactId }) => contactId !== offer?.contact.contactId);
      next = choose({ ...agent, hand: [], declined: [], closeTo }, left, world.now());
    }
    await world.work.sweep();
    expect(await world.offersOf(agent.staffId)).toEqual([]);
    expect(left.length).toBeGreaterThan(0);
  });
});
