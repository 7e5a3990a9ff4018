/**
 * An agent as a die has it: takes what is held out or lets it run out, passes on, ends, goes on a break, signs out, and sits down at another
 * hub. A supervisor also reads along and writes in what others deal with.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { transferHowSchema, workSnapshotSchema } from '@hub/contract';
import type { Outcome, StaffRole, TransferHow, Watch, WorkSnapshot } from '@hub/contract';
import type { Database } from '../src/platform/database/client.ts';
import { connectWire } from '../test/support/wire-client.ts';
import type { WireClient } from '../test/support/wire-client.ts';

/** How often each thing was asked for and done; what was refused or cut off is not counted. */
export type Deeds = Record<
  'accepted' | 'declined' | 'ended' | 'wrappedUp' | 'transferred' | 'watched' | 'left' | 'signedOut' | 'connected',
  number
>;

export const noDeeds = (): Deeds => ({
  ...{ accepted: 0, declined: 0, ended: 0, wrappedUp: 0 },
  ...{ transferred: 0, watched: 0, left: 0, signedOut: 0, connected: 0 },
});

export interface AgentAtWork {
  staffId: string;
  /** One moment of their day. `dice` chooses what they do and at which hub; what a dying hub does not answer is not done. */
  act(dice: number, colleagues: readonly string[]): Promise<void>;
  /** Sits down at a hub, is available, and does nothing but help and finish whoever comes. False when there was nothing to do. */
  finishOne(dice: number): Promise<boolean>;
  setStatus(status: 'available' | 'break'): Promise<void>;
  /** Closes the console. */
  goHome(): void;
}

const QUEUE_OF_ALL = 'general';

const watchOf = ({ contactId }: { contactId: string }, dice: number): Watch => ({
  contactId,
  how: dice % 3 === 0 ? 'join' : 'listen',
});

/** Puts somebody on the staff, signed in. `urlOf` names a hub that is up, or none at this moment. */
export async function createAgent(
  db: Database,
  {
    role = 'agent',
    capacity,
    queues,
    skills,
    urlOf,
    deeds,
  }: {
    role?: StaffRole;
    capacity: number;
    queues: string[];
    skills: string[];
    urlOf: (dice: number) => string | undefined;
    deeds: Deeds;
  },
): Promise<AgentAtWork> {
  const staffId = randomUUID();
  await db.staff.create({
    data: {
      ...{ id: staffId, subject: staffId, name: `Demo Adviser ${staffId.slice(0, 4)}`, role },
      ...{ email: `${staffId}@demo.example`, capacity, queues, skills },
    },
  });
  let session = await signIn(db, staffId);
  let url: string | undefined;
  let client: WireClient | null = null;

  const leave = (): void => {
    client?.close();
    client = null;
  };
  const sitDown = async (dice: number): Promise<void> => {
    leave();
    url = urlOf(dice);
    if (url === undefined) return;
    const connected = await connectWire({ url, namespace: '/agent', cookie: session.cookie }).catch(() => null);
    if (!connected) return;
    deeds.connected += 1;
    client = connected;
    void connected.closed.then(() => {
      if (client === connected) client = null;
    });
  };
  /** Null when the hub died before it answered. */
  const ask = (event: string, payload: object): Promise<Outcome | null> => {
    const at = client;
    if (!at) return Promise.resolve(null);
    return Promise.race([
      new Promise<Outcome>((answered) => at.ask(event, payload, (answer) => answered(answer as Outcome))),
      at.closed.then(() => null),
    ]);
  };
  const did = async (deed: keyof Deeds, event: string, payload: object): Promise<boolean> => {
    const isDone = (await ask(event, payload))?.ok === true;
    if (isDone) deeds[deed] += 1;
    return isDone;
  };
  const snapshot = async (): Promise<WorkSnapshot | null> => {
    const answer = await fetch(`${url}/api/console/work`, { headers: { cookie: session.cookie } }).catch(() => null);
    return answer?.ok ? workSnapshotSchema.parse(await answer.json()) : null;
  };
  const signOut = async (): Promise<void> => {
    const form = new URLSearchParams({ csrf: session.csrf });
    const options = { method: 'POST', body: form, headers: { cookie: session.cookie }, redirect: 'manual' } as const;
    const answer = await fetch(`${url}/auth/sign-out`, options).catch(() => null);
    if (answer?.status !== 303) return;
    deeds.signedOut += 1;
    leave();
    session = await signIn(db, staffId);
  };
  const pass = (contactId: string, how: TransferHow, to: { queue: string } | { staffId: string }) =>
    did('transferred', 'contact:transfer', { contactId, how, to, note: '' });
  /** To a queue, or to the first colleague who has a place. */
  const transfer = async (contactId: string, dice: number, colleagues: readonly string[]): Promise<void> => {
    if (dice % 4 === 0) {
      await pass(contactId, 'hand-over', { queue: QUEUE_OF_ALL });
      return;
    }
    const how = transferHowSchema.options[Math.floor(dice / 3) % 3] ?? 'consult';
    const start = Math.floor(dice / 9) % colleagues.length;
    for (const colleague of [...colleagues.slice(start), ...colleagues.slice(0, start)])
      if (await pass(contactId, how, { staffId: colleague })) return;
  };
  const wrapUp = (contactId: string) => did('wrappedUp', 'contact:wrap-up', { contactId, disposition: 'resolved' });

  return {
    staffId,
    act: async (dice, colleagues) => {
      if (!client || dice % 19 === 0) await sitDown(dice);
      const work = client ? await snapshot() : null;
      if (!work) return;
      const { offers, mine, helping, held } = work;
      const [offer] = offers;
      // One in five is let run out.
      if (offer && dice % 5 === 0) await did('declined', 'offer:decline', { offerId: offer.offerId });
      else if (offer && dice % 5 !== 1) await did('accepted', 'offer:accept', { offerId: offer.offerId });
      const talking = mine.find(({ state }) => state === 'assigned');
      if (talking && dice % 3 === 0) await did('ended', 'contact:end', { contactId: talking.contactId });
      else if (talking && dice % 3 === 1) await transfer(talking.contactId, dice, colleagues);
      else if (talking && dice % 11 === 0) await ask('contact:stop-asking', { contactId: talking.contactId });
      const over = mine.find(({ state }) => state === 'wrap-up');
      if (over) await wrapUp(over.contactId);
      const watched = held[Math.floor(dice / 2) % Math.max(1, held.length)];
      if (watched && dice % 2 === 1) await did('watched', 'contact:watch', watchOf(watched, dice));
      if (helping[0] && dice % 2 === 0) await did('left', 'contact:leave', { contactId: helping[0].contactId });
      if (dice % 23 === 0) await signOut();
      else if (dice % 13 === 0) await ask('status:set', { status: 'break' });
      else await ask('status:set', { status: 'available' });
    },
    finishOne: async (dice) => {
      if (!client) await sitDown(dice);
      await ask('status:set', { status: 'available' });
      const work = client ? await snapshot() : null;
      if (!work) return true;
      for (const { contactId } of work.helping) await ask('contact:leave', { contactId });
      for (const { offerId } of work.offers) await did('accepted', 'offer:accept', { offerId });
      for (const { contactId, state } of work.mine)
        if (state === 'wrap-up' || (await did('ended', 'contact:end', { contactId }))) await wrapUp(contactId);
      return work.helping.length + work.offers.length + work.mine.length > 0;
    },
    setStatus: async (status) => {
      await ask('status:set', { status });
    },
    goHome: leave,
  };
}

interface SignedIn {
  cookie: string;
  csrf: string;
}

async function signIn(db: Database, staffId: string): Promise<SignedIn> {
  const token = randomBytes(32).toString('base64url');
  const csrf = randomBytes(32).toString('base64url');
  const tokenHash = new Uint8Array(createHash('sha256').update(token).digest());
  const expiresAt = new Date(Date.now() + 8 * 3600 * 1000);
  await db.staffSession.create({ data: { staffId, tokenHash, csrfToken: csrf, expiresAt } });
  return { cookie: `hub_staff=${token}`, csrf };
}
