/** Load for a relay: pairs of connections that talk to each other, at a steady rate or as fast as answers come. */
import { randomUUID } from 'node:crypto';
import { percentile, round } from './figures.ts';
import type { WireClient } from '../test/support/wire-client.ts';

/** Two ends of one conversation; `conversationId` is what both put in their messages. */
export interface Pair {
  conversationId: string;
  ends: [WireClient, WireClient];
}

/** About 200 bytes on the wire, as a message of a chat is. */
const TEXT =
  'Hello, I am writing about the bins in our road, they were not emptied again this week and it is getting worse.';

const WARM_UP_SECONDS = 2;

interface Answer {
  ok: boolean;
}

function sendOnce(pair: Pair, from: 0 | 1, answered: (ok: boolean) => void): string {
  const clientId = randomUUID();
  pair.ends[from].ask('message:send', { conversationId: pair.conversationId, clientId, text: TEXT }, (answer) =>
    answered((answer as Answer).ok),
  );
  return clientId;
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Messages a second when every end keeps `inFlight` unanswered messages, counted over `seconds` after a second to warm up. */
export async function saturate(
  pairs: Pair[],
  inFlight: number,
  seconds: number,
): Promise<{ perSecond: number; refused: number }> {
  let counting = false;
  let running = true;
  let acknowledged = 0;
  let refused = 0;
  const next = (pair: Pair, from: 0 | 1): void => {
    if (!running) return;
    sendOnce(pair, from, (ok) => {
      if (counting) acknowledged += 1;
      if (!ok) refused += 1;
      next(pair, from);
    });
  };
  for (const pair of pairs) for (let n = 0; n < inFlight; n += 1) for (const from of [0, 1] as const) next(pair, from);
  await wait(1000);
  counting = true;
  const started = performance.now();
  await wait(seconds * 1000);
  counting = false;
  const elapsed = (performance.now() - started) / 1000;
  running = false;
  await wait(500);
  return { perSecond: round(acknowledged / elapsed, 0), refused };
}

/**
 * Milliseconds from sending to the other end's receipt, at `perSecond` messages spread evenly over all ends, over `seconds`
 * after two seconds to warm up.
 */
export async function steady(
  pairs: Pair[],
  perSecond: number,
  seconds: number,
): Promise<{ p50: number; p99: number; lost: number }> {
  const sentAt = new Map<string, number>();
  const delays: number[] = [];
  for (const pair of pairs)
    for (const [to] of pair.ends.entries())
      pair.ends[to]?.on('message', (event) => {
        const { clientId } = event as { clientId: string };
        const [id, receiver] = [clientId, to];
        const at = sentAt.get(`${id}:${receiver}`);
        if (at === undefined) return;
        sentAt.delete(`${id}:${receiver}`);
        delays.push(performance.now() - at);
      });
  const total = perSecond * (WARM_UP_SECONDS + seconds);
  const started = performance.now();
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1000) * perSecond));
    for (; sent < due; sent += 1) {
      const pair = pairs[sent % pairs.length];
      const from = Math.floor(sent / pairs.length) % 2 === 0 ? 0 : 1;
      if (!pair) break;
      if (sent === perSecond * WARM_UP_SECONDS) delays.length = 0;
      const at = performance.now();
      const clientId = sendOnce(pair, from, () => undefined);
      sentAt.set(`${clientId}:${1 - from}`, at);
    }
    await wait(1);
  }
  await wait(1000);
  return { p50: round(percentile(delays, 0.5)), p99: round(percentile(delays, 0.99)), lost: sentAt.size };
}
