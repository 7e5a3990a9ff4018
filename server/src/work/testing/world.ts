/** A small council for tests of the work: staff, conversations, a clock that is set by hand, and notices that are collected. */
import type { ContactState, Channel, ConversationEvent, Offer, StaffRole } from '@hub/contract';
import { appendWithin } from '../../conversation/index.ts';
import type { Database } from '../../platform/database/client.ts';
import { createWork } from '../create-work.ts';
import type { Work } from '../create-work.ts';
import type { Enqueue } from '../enqueue.store.ts';
import type { WorkNotices } from '../notices.ts';
import { workWording } from '../wording.ts';
import { START } from './scripts.ts';

export type Told = { [K in keyof WorkNotices]: [K, ...Parameters<WorkNotices[K]>] }[keyof WorkNotices];

/** Ids that are the same in every run; each `prefix` counts for itself. */
export function counter(prefix: number): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${prefix.toString(16).padStart(8, '0')}-0000-4000-8000-${count.toString(16).padStart(12, '0')}`;
  };
}

export interface World {
  work: Work;
  /** What was told, in order. */
  told: Told[];
  published: ConversationEvent[];
  faults: unknown[];
  /** When something is to be looked at again. */
  moments: Date[];
  /** The queue of each contact that was counted as over target. */
  overTarget: string[];
  now(): Date;
  /** Moves the clock on. */
  pass(seconds: number): void;
  agent(name: string, details?: Partial<StaffDetails>): Promise<string>;
  conversation(): Promise<string>;
  /** Begins a conversation and queues it; answers its id. */
  queue(details?: Partial<Enqueue>): Promise<string>;
  /** The resident of a contact says something. */
  say(contactId: string, text: string): Promise<void>;
  stateOf(conversationId: string): Promise<ContactState[]>;
  /** The pending offers of an agent. */
  offersOf(staffId: string): Promise<Offer[]>;
  /** Offers what waits, then accepts the first offer of this agent. Throws when there is none. */
  accept(staffId: string): Promise<Offer>;
}

interface StaffDetails {
  role: StaffRole;
  queues: string[];
  skills: string[];
  reserveFor: string[];
  capacity: number;
  status: string;
  /** False makes somebody whose console is closed. */
  isThere: boolean;
}

export const demand = (conversationId: string, details: Partial<Enqueue> = {}): Enqueue => ({
  conversationId,
  channel: 'webchat' satisfies Channel,
  serviceId: null,
  queue: 'general',
  priority: 4,
  skills: [],
  reason: 'Asked for a person.',
  signal: null,
  answerWithinSeconds: null,
  residentId: null,
  text: 'You are in the queue.',
  ...details,
});

/** Opens a world on a database; `prefix` keeps the ids of several worlds on one database apart. */
export function openWorld(db: Database, prefix = 1): World {
  let at = START;
  const newId = counter(prefix);
  const told: Told[] = [];
  const published: ConversationEvent[] = [];
  const faults: unknown[] = [];
  const moments: Date[] = [];
  const overTarget: string[] = [];
  const now = () => at;
  const work = createWork({
    db,
    clock: now,
    newId,
    publish: (events) => published.push(...events),
    notices: collecting(told),
    offerSeconds: 30,
    wording: workWording,
    forms: [],
    dutyWords: (kind, what) => `${kind}: ${what}`,
    policyWords: { why: (rule) => rule, fact: (path, value) => `${path}: ${String(value)}` },
    disclosureDuties: () => [],
    offerWords: ({ kind }) => kind,
    setAsideHours: () => 72,
    onMoment: (at) => moments.push(at),
    onOverTarget: (queue) => overTarget.push(queue),
    onFault: (error) => faults.push(error),
  });

  const world: World = {
    work,
    told,
    published,
    faults,
    moments,
    overTarget,
    now,
    pass: (seconds) => {
      at = new Date(at.getTime() + seconds * 1000);
    },
    agent: async (name, details = {}) => {
      const { isThere = true, ...given } = details;
      const id = newId();
      await db.staff.create({
        data: {
          id,
          subject: id,
          name,
          email: 'demo@demo.example',
          role: 'agent',
          queues: ['general'],
          status: 'available',
          statusSince: at,
          ...given,
        },
      });
      if (isThere) await work.renewPresence('test', [{ socketId: `socket-${id}`, staffId: id }]);
      return id;
    },
    conversation: async () => {
      const id = newId();
      await db.conversation.create({ data: { id, channel: 'webchat' } });
      return id;
    },
    queue: async (details = {}) => {
      const id = details.conversationId ?? (await world.conversation());
      await work.enqueue(demand(id, details));
      await work.settle();
      return id;
    },
    say: async (contactId, text) => {
      const { conversationId } = await db.contact.findUniqueOrThrow({ where: { id: contactId } });
      if (conversationId === null) throw new Error('a contact without a conversation hears nothing');
      await appendWithin(db, [{ conversationId, clientId: newId(), kind: 'message', from: 'resident', text }]);
    },
    stateOf: async (conversationId) => {
      const rows = await db.contact.findMany({ where: { conversationId }, orderBy: { startedAt: 'asc' } });
      return rows.map(({ state }) => state as ContactState);
    },
    offersOf: (staffId) => work.pendingOffers(staffId),
    accept: async (staffId) => {
      await work.sweep();
      const [offer] = await work.pendingOffers(staffId);
      if (!offer) throw new Error('nothing was offered');
      const outcome = await work.acceptOffer(staffId, offer.offerId);
      if (!outcome.ok) throw new Error(outcome.problem.detail);
      await work.settle();
      return offer;
    },
  };
  return world;
}

function collecting(told: Told[]): WorkNotices {
  return {
    offer: (...args) => told.push(['offer', ...args]),
    offerGone: (...args) => told.push(['offerGone', ...args]),
    me: (...args) => told.push(['me', ...args]),
    mentioned: (...args) => told.push(['mentioned', ...args]),
    contact: (...args) => told.push(['contact', ...args]),
    alert: (...args) => told.push(['alert', ...args]),
    tasks: () => told.push(['tasks']),
    place: (...args) => told.push(['place', ...args]),
    places: (placed) => {
      for (const { conversationId, place } of placed) told.push(['place', conversationId, place]);
      return Promise.resolve();
    },
    follow: (...args) => told.push(['follow', ...args]),
    unfollow: (...args) => told.push(['unfollow', ...args]),
  };
}
