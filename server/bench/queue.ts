/**
 * A council on its worst Monday: 10,000 wait in ten queues, 500 agents are signed in and full. One agent after another becomes free: how
 * long until the next contact is held out to them, and whether it is the one that the order of the queue names. Compared with changing one
 * row of the same database by its key. Then fifty become free at the same moment, and nobody may have more than they can hold.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Offer, Outcome } from '@hub/contract';
import type { Database } from '../src/platform/database/client.ts';
import { choose } from '../src/work/queue.ts';
import type { Agent, Waiting } from '../src/work/queue.ts';
import { wrongs } from '../src/work/testing/wrongs.ts';
import { ask, inboxOf } from '../test/support/inbox.ts';
import type { Inbox } from '../test/support/inbox.ts';
import { connectWire } from '../test/support/wire-client.ts';
import type { WireClient } from '../test/support/wire-client.ts';
import { percentile, round } from './figures.ts';
import type { Measurement } from './figures.ts';
import { withHub } from './with-hub.ts';

const QUEUES = Array.from({ length: 10 }, (_, index) => `queue-${index}`);
const WAITING = 10_000;
const AGENTS = 500;
const CAPACITY = 2;
/** Queues that each agent serves. */
const SERVED = 3;
const WARM_UP = 40;
/** So many that twenty of them are slower than the ninety-ninth percentile: of a few hundred, one pause of the machine would decide it. */
const FREED = 2000;
const AT_ONCE = 50;
const MINUTE_MS = 60_000;
const UNHEARD = ['contact', 'contacts', 'me', 'tasks', 'message', 'offer:gone'];

interface Seat extends Agent {
  cookie: string;
  /** Contacts on hand, the oldest first. */
  held: string[];
  client: WireClient;
  inbox: Inbox;
}

type Planned = Omit<Seat, 'client' | 'inbox'>;

export function queue(): Promise<Measurement> {
  return withHub(async (hub, db) => {
    const waiting = await fillQueues(db);
    const seats: Seat[] = [];
    for (const planned of await fillDesks(db)) {
      const { cookie } = planned;
      const client = await connectWire({ url: hub.url, namespace: '/agent', cookie, deafTo: UNHEARD });
      seats.push({ ...planned, client, inbox: inboxOf(client, ['offer']) });
    }
    const told: number[] = [];
    const offered: { seat: Seat; freed: Freed }[] = [];
    for (let index = 0; index < WARM_UP + FREED; index += 1) {
      const seat = seats[index % AGENTS];
      if (!seat) throw new Error('every index has a seat');
      const freed = await free(seat);
      if (index >= WARM_UP) told.push(freed.milliseconds);
      offered.push({ seat, freed });
      await take(seat, freed.offer);
    }
    const rowMs = await changeRows(db);
    const together = seats.slice(0, AT_ONCE);
    const atOnce = await Promise.all(together.map((seat) => free(seat)));
    const overCapacity = (await wrongs(db)).length;
    for (const { client } of seats) client.close();
    const notTheNext = countNotNext(offered, waiting);
    const once = new Set(atOnce.map(({ offer }) => offer.contact.contactId));
    return {
      figures: {
        p50Ms: round(percentile(told, 0.5)),
        p99Ms: round(percentile(told, 0.99)),
        worstMs: round(Math.max(...told)),
        atOnceP99Ms: round(
          percentile(
            atOnce.map(({ milliseconds }) => milliseconds),
            0.99,
          ),
        ),
        offers: told.length,
        notTheNext,
        overCapacity,
        offeredTwice: AT_ONCE - once.size,
      },
      baseline: { rowP50Ms: round(percentile(rowMs, 0.5)), rowP99Ms: round(percentile(rowMs, 0.99)) },
      ratio: { p50TimesRow: round(percentile(told, 0.5) / percentile(rowMs, 0.5)) },
    };
  });
}

interface Freed {
  milliseconds: number;
  offer: Offer;
  moments: Date[];
}

/** How many were held out another contact than the order of the queue names. Gone through at the end: it takes so long that connections would be given up. */
function countNotNext(offered: readonly { seat: Seat; freed: Freed }[], waiting: Map<string, Waiting>): number {
  let others = 0;
  for (const { seat, freed } of offered) {
    const { contactId } = freed.offer.contact;
    const left = [...waiting.values()].filter(({ queue: name }) => seat.queues.includes(name));
    if (!freed.moments.some((at) => choose({ ...seat, hand: [] }, left, at)?.contactId === contactId)) others += 1;
    waiting.delete(contactId);
  }
  return others;
}

/** Ends and wraps up the oldest contact on hand; answers what is held out then, and how long that took from the wrap-up. */
async function free({ client, inbox, held }: Seat): Promise<Freed> {
  const contactId = held.shift();
  const ended = await ask<Outcome>(client, 'contact:end', { contactId });
  if (!ended.ok) throw new Error(JSON.stringify(ended.problem));
  const known = new Set(inbox.all<Offer>('offer').map(({ offerId }) => offerId));
  // A contact that rises a class in the meantime may be next or not.
  const before = new Date();
  const started = performance.now();
  const wrapped = ask<Outcome>(client, 'contact:wrap-up', { contactId, disposition: 'resolved' });
  const offer = await inbox.first<Offer>('offer', ({ offerId }) => !known.has(offerId));
  const milliseconds = performance.now() - started;
  await wrapped;
  return { milliseconds, offer, moments: [before, new Date()] };
}

async function take(seat: Seat, { offerId, contact }: Offer): Promise<void> {
  const taken = await ask<Outcome>(seat.client, 'offer:accept', { offerId });
  if (!taken.ok) throw new Error(JSON.stringify(taken.problem));
  seat.held.push(contact.contactId);
}

/** How long one row takes that is changed by its key and committed. */
async function changeRows(db: Database): Promise<number[]> {
  const ids = await db.contact.findMany({ where: { state: 'queued' }, take: FREED, select: { id: true } });
  const times: number[] = [];
  for (const { id } of ids) {
    const started = performance.now();
    await db.$queryRaw`UPDATE "contact" SET "version" = "version" + 1 WHERE "id" = ${id}::uuid RETURNING "id"`;
    times.push(performance.now() - started);
  }
  return times;
}

/** Who waits, in every queue and class, each a second after the one before. */
async function fillQueues(db: Database): Promise<Map<string, Waiting>> {
  const start = Date.now() - WAITING * 10 - MINUTE_MS;
  const waiting = Array.from({ length: WAITING }, (_, index): Waiting => ({
    ...{ contactId: randomUUID(), queue: QUEUES[index % QUEUES.length] ?? '', priority: 3 + (index % 3) },
    ...{ skills: [], channel: 'webchat', queuedAt: new Date(start + index * 10), notBefore: null, keptFor: null },
  }));
  const conversations = waiting.map(() => randomUUID());
  await db.conversation.createMany({
    data: conversations.map((id) => ({ id, channel: 'webchat', state: 'queued' })),
  });
  await db.contact.createMany({
    data: waiting.map(({ contactId, queue: name, priority, queuedAt }, index) => ({
      ...{ id: contactId, conversationId: conversations[index] ?? null, channel: 'webchat', state: 'queued' },
      ...{ queue: name, priority, queuedAt, startedAt: queuedAt },
    })),
  });
  return new Map(waiting.map((contact) => [contact.contactId, contact]));
}

/** Agents who hold as much as they can. */
async function fillDesks(db: Database): Promise<Planned[]> {
  const sha256 = (text: string) => new Uint8Array(createHash('sha256').update(text).digest());
  const seats = Array.from({ length: AGENTS }, (_, index) => ({
    ...{ staffId: randomUUID(), token: randomBytes(32).toString('base64url'), capacity: CAPACITY, skills: [] },
    queues: Array.from({ length: SERVED }, (__, turn) => QUEUES[(index + turn * 3) % QUEUES.length] ?? ''),
    held: Array.from({ length: CAPACITY }, () => randomUUID()),
  }));
  await db.staff.createMany({
    data: seats.map(({ staffId, queues, capacity }, index) => ({
      ...{ id: staffId, subject: staffId, name: `Bench ${index + 1}`, email: `${staffId}@demo.example`, role: 'agent' },
      ...{ queues, capacity, status: 'available' },
    })),
  });
  await db.staffSession.createMany({
    data: seats.map(({ staffId, token }) => ({
      ...{ staffId, tokenHash: sha256(token), csrfToken: randomUUID() },
      expiresAt: new Date(Date.now() + 60 * MINUTE_MS),
    })),
  });
  const holding = seats.flatMap(({ staffId, queues, held }) =>
    held.map((contactId) => ({ staffId, contactId, conversationId: randomUUID(), queue: queues[0] ?? '' })),
  );
  await db.conversation.createMany({
    data: holding.map(({ conversationId: id, staffId: assignedTo }) => ({
      ...{ id, channel: 'webchat', state: 'agent', assignedTo },
    })),
  });
  const now = new Date();
  await db.contact.createMany({
    data: holding.map(({ contactId: id, conversationId, staffId: assignedTo, queue: name }) => ({
      ...{ id, conversationId, assignedTo, channel: 'webchat', state: 'assigned', queue: name },
      ...{ queuedAt: now, acceptedAt: now },
    })),
  });
  return seats.map(({ token, ...seat }) => ({
    ...seat,
    cookie: `hub_staff=${token}`,
    hand: [],
    declined: [],
    helpsOut: [],
    reserveFor: [],
    atWork: [],
    closeTo: [],
  }));
}
