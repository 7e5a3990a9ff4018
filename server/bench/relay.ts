/**
 * Resident to agent and back, acknowledged only after the commit, against a bare socket.io relay that stores nothing. The
 * same load generator, the same pairs, the same machine, one after the other.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { holdConversations } from './bench-council.ts';
import type { Measurement } from './figures.ts';
import { median, round } from './figures.ts';
import { saturate, steady } from './load.ts';
import type { Pair } from './load.ts';
import { hubCommand } from '../test/support/hub.ts';
import { connectWire } from '../test/support/wire-client.ts';
import { withHub } from './with-hub.ts';

const PAIRS = 200;
const IN_FLIGHT = 4;
const SECONDS = 4;
const RATE = 500;
const ROUNDS = 3;

interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
}

async function measure(pairs: Pair[]): Promise<Measured> {
  const slow = await steady(pairs, RATE, SECONDS);
  if (slow.lost > 0) throw new Error(`${slow.lost} messages did not reach the other end.`);
  const fast = await saturate(pairs, IN_FLIGHT, SECONDS);
  if (fast.refused > 0) throw new Error(`${fast.refused} messages were refused.`);
  for (const pair of pairs) for (const end of pair.ends) end.close();
  return { perSecond: fast.perSecond, p50: slow.p50, p99: slow.p99 };
}

async function measureBare(): Promise<Measured> {
  // With whatever the hub's own process is given, so that both have the same memory to work in.
  const flags = hubCommand.filter((argument) => argument.startsWith('--'));
  const child = spawn(process.execPath, [...flags, fileURLToPath(new URL('bare-relay.js', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  const url = `http://127.0.0.1:${port.toString().trim()}`;
  const pairs = await Promise.all(
    Array.from({ length: PAIRS }, async (_, index): Promise<Pair> => {
      const room = `pair-${index}`;
      const end = () => connectWire({ url, namespace: '/pair', auth: { room } });
      return { conversationId: room, ends: [await end(), await end()] };
    }),
  );
  const measured = await measure(pairs);
  child.kill();
  await once(child, 'exit');
  return measured;
}

function measureHub(): Promise<Measured> {
  return withHub(async (hub, db) => {
    const held = await holdConversations(db, PAIRS);
    const pairs = await Promise.all(
      held.map(async ({ conversationId, residentToken, agentCookie }): Promise<Pair> => ({
        conversationId,
        ends: [
          await connectWire({ url: hub.url, namespace: '/resident', auth: { token: residentToken } }),
          await connectWire({ url: hub.url, namespace: '/agent', cookie: agentCookie }),
        ],
      })),
    );
    return measure(pairs);
  });
}

const middle = (rounds: Measured[], pick: (measured: Measured) => number) => round(median(rounds.map(pick)));

/** The median of several rounds, the hub and the bare relay in turn. */
export async function relay(): Promise<Measurement> {
  const hub: Measured[] = [];
  const bare: Measured[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    bare.push(await measureBare());
    hub.push(await measureHub());
  }
  const of = (rounds: Measured[]): Measured => ({
    perSecond: middle(rounds, (m) => m.perSecond),
    p50: middle(rounds, (m) => m.p50),
    p99: middle(rounds, (m) => m.p99),
  });
  const [ours, theirs] = [of(hub), of(bare)];
  const throughput = round(ours.perSecond / theirs.perSecond);
  const slower = { p50: round(ours.p50 - theirs.p50), p99: round(ours.p99 - theirs.p99) };
  return {
    figures: { messagesPerSecond: ours.perSecond, p50Ms: ours.p50, p99Ms: ours.p99 },
    baseline: { messagesPerSecond: theirs.perSecond, p50Ms: theirs.p50, p99Ms: theirs.p99 },
    ratio: { throughput, p50SlowerMs: slower.p50, p99SlowerMs: slower.p99 },
  };
}
