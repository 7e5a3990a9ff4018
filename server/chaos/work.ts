/**
 * Three hubs on one database and one Redis, one of them killed again and again, while agents take, decline, ignore, pass on and end
 * contacts, sign out and sit down elsewhere, and residents come and go. At no moment may anybody have more than they can hold, or a
 * contact be held by nobody; in the end everybody was served; and whoever waits is taken in the order in which they came.
 */
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import type { Database } from '../src/platform/database/client.ts';
import { wrongs } from '../src/work/testing/wrongs.ts';
import { withOwnDatabase } from '../test/support/own-database.ts';
import { residentAt } from '../test/support/people.ts';
import { testRedis } from '../test/support/redis.ts';
import { createAgent, noDeeds } from './agent-at-work.ts';
import type { AgentAtWork, Deeds } from './agent-at-work.ts';
import { openNodes } from './nodes.ts';
import type { Nodes } from './nodes.ts';

const NODES = 3;
/** How much each holds at once; all of these serve every queue, and mostly have their hands full. */
const CAPACITIES = [1, 2, 3, 2, 3, 4];
/** One more serves no queue: whatever they do, a colleague has asked them. */
const ASKED_BY_COLLEAGUES = { capacity: 4, queues: [] };
/** And one looks on: no contact is ever held out to them. */
const SUPERVISOR = { role: 'supervisor' as const, capacity: 3, queues: [] };
/** Every so many rounds a hub is killed, and started again while the others go on. */
const KILL_EVERY = 4;
const NEW_A_ROUND = 2;
/** What residents say, most often the first: it comes to a person at once, some of it before the rest. */
const SAID = [
  'I want to talk to a person',
  'can I speak to somebody please',
  'I want to talk to a person',
  'my husband hits me and I am afraid',
];
/** Every queue that these may come to, and what they may ask for. */
const QUEUES = ['general', 'emergency', 'safeguarding', 'emergency-duty', 'housing-options'];
const SKILLS = ['emergency', 'safeguarding', 'housing-options', 'social-care'];
const SERVED_WITHIN_MS = 300_000;
const IN_ORDER = 12;

interface Faults {
  overCapacity: number;
  doubled: number;
  hanging: number;
  ownerless: number;
  neverServed: number;
  outOfOrder: number;
}

export interface WorkSurvived {
  done: { rounds: number; kills: number; contacts: number; givenBack: number } & Deeds;
  faults: Faults;
}

/** Which fault each thing is that must never be. */
const FAULT_OF: Readonly<Record<string, keyof Faults>> = {
  'more than capacity': 'overCapacity',
  'joined without an accepted offer': 'doubled',
  'offered without an offer': 'hanging',
  'invited to what nobody holds': 'hanging',
};

export async function work(rounds: number, seed: number): Promise<WorkSurvived> {
  const redis = await testRedis();
  try {
    return await withOwnDatabase(({ db, url, dir }) =>
      disturb(
        db,
        { DATABASE_URL: url, REDIS_URL: redis.url, SEED_DEMO: '0', DATA_DIR: dir, OFFER_SECONDS: '3' },
        { rounds, seed },
      ),
    );
  } finally {
    await redis.stop();
  }
}

async function disturb(
  db: Database,
  shared: Record<string, string>,
  { rounds, seed }: { rounds: number; seed: number },
): Promise<WorkSurvived> {
  const nodes = await openNodes(shared, NODES);
  const deeds = noDeeds();
  const faults: Faults = { overCapacity: 0, doubled: 0, hanging: 0, ownerless: 0, neverServed: 0, outOfOrder: 0 };
  const look = async (): Promise<void> => {
    for (const { wrong, id } of await wrongs(db)) {
      console.log(`wrong: ${wrong} (${id})`);
      faults[FAULT_OF[wrong] ?? 'ownerless'] += 1;
    }
  };
  try {
    const agents: AgentAtWork[] = [];
    for (const desk of [
      ...CAPACITIES.map((capacity) => ({ capacity, queues: QUEUES })),
      ASKED_BY_COLLEAGUES,
      SUPERVISOR,
    ])
      agents.push(await createAgent(db, { ...desk, skills: SKILLS, urlOf: (dice) => nodes.urlOf(dice), deeds }));
    const staff = agents.map(({ staffId }) => staffId);
    let kills = 0;
    for (const [round, dice] of roll(rounds, seed).entries()) {
      if (round % KILL_EVERY === 1) {
        await nodes.allUp();
        await nodes.kill(dice[0] ?? 0);
        kills += 1;
      }
      const acting = agents.map((agent, index) => agent.act(dice[index] ?? 0, staff));
      const coming = dice.slice(0, NEW_A_ROUND).map((die) => visit(nodes.urlOf(die), die));
      await look();
      await Promise.all([...acting, ...coming]);
      await look();
    }
    await nodes.allUp();
    const givenBack = await leaveForGood(db, agents);
    faults.neverServed = await finish(db, agents);
    await look();
    faults.outOfOrder = await inOrder(db, nodes, agents);
    await look();
    const contacts = await db.contact.count();
    return { done: { rounds, kills, contacts, givenBack, ...deeds }, faults };
  } finally {
    await nodes.stop();
  }
}

const DICE = CAPACITIES.length + 2;

/** For each round as many numbers as there are agents, the same for the same seed. */
const roll = (rounds: number, seed: number): number[][] =>
  fc.sample(fc.array(fc.nat({ max: 100_000 }), { minLength: DICE, maxLength: DICE }), {
    numRuns: rounds,
    seed,
  });

/** Somebody comes to a hub, says that they want a person, and closes the page; one in six has thought better of it. */
async function visit(url: string | undefined, dice: number): Promise<void> {
  if (url === undefined) return;
  const resident = await residentAt(url).catch(() => null);
  if (!resident) return;
  const { client, conversationId } = resident;
  const asked = resident.say(conversationId, SAID[dice % SAID.length] ?? SAID[0] ?? '');
  await Promise.race([asked, client.closed]);
  if (dice % 6 === 0) client.emit('conversation:end', { conversationId });
  client.close();
  await client.closed;
}

/** Somebody closes their console in the middle of a talk, and does not come back; answers how many contacts came back to the queue. */
async function leaveForGood(db: Database, agents: readonly AgentAtWork[]): Promise<number> {
  const held = await db.contact.findFirst({ where: { state: 'assigned' }, select: { assignedTo: true } });
  agents.find(({ staffId }) => staffId === held?.assignedTo)?.goHome();
  const latest = Date.now() + SERVED_WITHIN_MS;
  const returned = () => db.event.count({ where: { kind: 'returned' } });
  while (held && (await returned()) === 0 && Date.now() < latest) await pause(200);
  return returned();
}

/** How many residents said something and came to nobody, or are still with somebody. */
async function unserved(db: Database): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "conversation" v
    WHERE EXISTS (SELECT 1 FROM "event" e WHERE e."conversation_id" = v."id" AND e."sender" = 'resident' AND e."kind" = 'message')
      AND v."state" <> 'ended'
      AND (NOT EXISTS (SELECT 1 FROM "contact" c WHERE c."conversation_id" = v."id")
           OR EXISTS (SELECT 1 FROM "contact" c
                      WHERE c."conversation_id" = v."id" AND c."state" IN ('queued', 'offered', 'assigned', 'wrap-up')))`;
  return found?.count ?? 0;
}

/** Everybody stays and finishes whoever comes, until nobody waits; answers how many were left. */
async function finish(db: Database, agents: readonly AgentAtWork[]): Promise<number> {
  const latest = Date.now() + SERVED_WITHIN_MS;
  for (let turn = 0; Date.now() < latest && (await unserved(db)) > 0; turn += 1) {
    await Promise.all(agents.map((agent, index) => agent.finishOne(turn + index)));
    await pause(100);
  }
  return unserved(db);
}

/** Several wait, then one agent takes them one by one, at one hub after another; answers how many were taken out of their turn. */
async function inOrder(db: Database, nodes: Nodes, agents: readonly AgentAtWork[]): Promise<number> {
  await Promise.all(agents.map((agent) => agent.setStatus('break')));
  const since = new Date();
  for (let index = 0; index < IN_ORDER; index += 1) await visit(nodes.urlOf(index), 6 * index + 1);
  const waiting = { queuedAt: { gte: since } };
  const latest = Date.now() + SERVED_WITHIN_MS;
  while ((await db.contact.count({ where: waiting })) < IN_ORDER && Date.now() < latest) await pause(100);
  const [agent] = agents;
  for (let turn = 0; (await unserved(db)) > 0 && Date.now() < latest; turn += 1) {
    if (turn % 4 === 3) agent?.goHome();
    await agent?.finishOne(turn);
    await pause(50);
  }
  const order = (by: 'queuedAt' | 'acceptedAt') =>
    db.contact.findMany({
      where: waiting,
      orderBy: by === 'queuedAt' ? [{ priority: 'asc' }, { queuedAt: 'asc' }] : { acceptedAt: 'asc' },
      select: { id: true },
    });
  const [due, taken] = [await order('queuedAt'), await order('acceptedAt')];
  return IN_ORDER - due.length + due.filter(({ id }, index) => taken[index]?.id !== id).length;
}
