/**
 * `kill -9` of the only hub while residents and agents talk. Afterwards every acknowledged message must be stored once, in the
 * order it was said, and be held by the other side.
 */
import { withOwnDatabase } from '../test/support/own-database.ts';
import { holdConversations } from '../bench/bench-council.ts';
import type { HeldConversation } from '../bench/bench-council.ts';
import { startHub } from '../test/support/hub.ts';
import { freePort } from '../test/support/port.ts';
import { createSpeaker } from '../test/support/speaker.ts';
import type { Speaker } from '../test/support/speaker.ts';

const CONVERSATIONS = 50;
/** So many messages are acknowledged between two kills, so that everybody had a chance to speak. */
const SAID_A_ROUND = 1000;

export interface Survived {
  rounds: number;
  acknowledged: number;
  lost: number;
  doubled: number;
  outOfOrder: number;
  notSeenByOtherSide: number;
  gaps: number;
}

interface Said {
  conversationId: string;
  speaker: Speaker;
  other: Speaker;
  acknowledged: string[];
}

const pause = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds));
const count = (all: Said[]) => all.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);

async function acknowledgedBy(all: Said[], total: number): Promise<void> {
  while (count(all) < total) await pause(10);
}

/** One end says 1, 2, 3… as soon as the one before is acknowledged, until it is told to stop. */
async function keepTalking(said: Said, who: string, goesOn: () => boolean): Promise<void> {
  for (let n = 1; goesOn(); n += 1) {
    const text = `${who} says ${n}`;
    await said.speaker.say(text);
    said.acknowledged.push(text);
    await pause(20);
  }
}

export function kill(rounds: number): Promise<Survived> {
  return withOwnDatabase(async ({ db, url: databaseUrl, dir }) => {
    const port = await freePort();
    const env = { DATABASE_URL: databaseUrl, SEED_DEMO: '0', DATA_DIR: dir };
    let hub = await startHub(env, port);
    const all = pairUp(await holdConversations(db, CONVERSATIONS), hub.url);
    let talking = true;
    const talks = Promise.all(
      all.map((said, index) => keepTalking(said, index % 2 === 0 ? 'Resident' : 'Agent', () => talking)),
    );
    const killing = async () => {
      for (let round = 0; round < rounds; round += 1) {
        // A different moment each round: in the middle of a batch, of a publication, of some connecting again.
        await acknowledgedBy(all, count(all) + SAID_A_ROUND);
        await pause((round * 137) % 400);
        await hub.kill();
        hub = await startHub(env, port);
      }
      talking = false;
    };
    try {
      await Promise.all([killing(), talks]);
      await Promise.all(
        all.map(({ other, acknowledged }) => other.sees((event) => event.text === acknowledged.at(-1))),
      );
      const stored = (conversationId: string) =>
        db.event.findMany({ where: { conversationId }, orderBy: { seq: 'asc' }, select: { seq: true, text: true } });
      return { rounds, ...(await compare(all, stored)) };
    } finally {
      talking = false;
      await Promise.all(all.map(({ speaker }) => speaker.close()));
      await hub.stop();
    }
  });
}

/** Both ends of every conversation; each says its own and hears the other. */
function pairUp(held: HeldConversation[], url: string): Said[] {
  return held.flatMap(({ conversationId, residentToken, agentCookie }) => {
    const options = { conversationId, url: () => url };
    const resident = createSpeaker({ ...options, namespace: '/resident', auth: { token: residentToken } });
    const agent = createSpeaker({ ...options, namespace: '/agent', cookie: agentCookie });
    return [
      { conversationId, speaker: resident, other: agent, acknowledged: [] },
      { conversationId, speaker: agent, other: resident, acknowledged: [] },
    ];
  });
}

async function compare(
  all: Said[],
  stored: (conversationId: string) => Promise<{ seq: number; text: string }[]>,
): Promise<Omit<Survived, 'rounds'>> {
  const found = { acknowledged: 0, lost: 0, doubled: 0, outOfOrder: 0, notSeenByOtherSide: 0, gaps: 0 };
  for (const { conversationId, other, acknowledged } of all) {
    const rows = await stored(conversationId);
    found.gaps += rows.filter((row, index) => row.seq !== index + 1).length;
    const seen = new Set(other.thread().events.map((event) => event.text));
    const places = acknowledged.map((text) => {
      const copies = rows.filter((row) => row.text === text);
      found.lost += copies.length === 0 ? 1 : 0;
      found.doubled += copies.length > 1 ? 1 : 0;
      found.notSeenByOtherSide += seen.has(text) ? 0 : 1;
      return copies[0]?.seq ?? 0;
    });
    found.outOfOrder += places.filter((place, index) => index > 0 && place <= (places[index - 1] ?? 0)).length;
    found.acknowledged += acknowledged.length;
  }
  return found;
}
