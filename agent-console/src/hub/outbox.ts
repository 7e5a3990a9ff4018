/**
 * Messages that the agent has sent and the hub has not shown back yet. Each keeps its id until then, so that sending it again
 * stores nothing twice. Pure: what sends them is `sender.ts`.
 */
import * as z from 'zod';
import type { Thread } from '@hub/contract';

const pendingSchema = z.object({
  conversationId: z.uuid(),
  clientId: z.uuid(),
  text: z.string(),
  /** ISO 8601, the browser's clock. */
  at: z.string(),
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('waiting') }),
    z.object({ kind: z.literal('stored'), seq: z.int() }),
    z.object({ kind: z.literal('refused'), why: z.string() }),
  ]),
});
export type Pending = z.infer<typeof pendingSchema>;
export type Outbox = readonly Pending[];

const change = (outbox: Outbox, clientId: string, state: Pending['state']): Outbox =>
  outbox.map((item) => (item.clientId === clientId ? { ...item, state } : item));

/** Puts a message at the end. The same id again changes nothing. */
export function enqueue(outbox: Outbox, item: Omit<Pending, 'state'>): Outbox {
  if (outbox.some((held) => held.clientId === item.clientId)) return outbox;
  return [...outbox, { ...item, state: { kind: 'waiting' } }];
}

/** The message that this conversation must send next; one at a time keeps them in order. */
export function nextToSend(outbox: Outbox, conversationId: string): Pending | undefined {
  return outbox.find((item) => item.conversationId === conversationId && item.state.kind === 'waiting');
}

/** The hub has committed it as `seq`; it stays until the thread shows it. */
export const markStored = (outbox: Outbox, clientId: string, seq: number): Outbox =>
  change(outbox, clientId, { kind: 'stored', seq });

/** The hub said no for a reason that waiting does not cure. */
export const markRefused = (outbox: Outbox, clientId: string, why: string): Outbox =>
  change(outbox, clientId, { kind: 'refused', why });

/** The agent asks for another try, under the same id. */
export const markWaiting = (outbox: Outbox, clientId: string): Outbox => change(outbox, clientId, { kind: 'waiting' });

/** The agent takes a refused message back. */
export const discard = (outbox: Outbox, clientId: string): Outbox =>
  outbox.filter((item) => item.clientId !== clientId);

/** Lets go of what the thread now shows. */
export function settle(outbox: Outbox, thread: Thread): Outbox {
  const ofThread = outbox.filter((item) => item.conversationId === thread.conversationId);
  if (ofThread.length === 0) return outbox;
  const shown = new Set(thread.events.map((event) => event.clientId));
  const left = outbox.filter((item) => !shown.has(item.clientId));
  return left.length === outbox.length ? outbox : left;
}

/** Reads what a reload left behind; anything unreadable is an empty outbox. A message whose answer was lost is sent again. */
export function readOutbox(stored: string | null): Outbox {
  if (stored === null) return [];
  try {
    const parsed = z.array(pendingSchema).safeParse(JSON.parse(stored));
    if (!parsed.success) return [];
    return parsed.data.map((item) => (item.state.kind === 'stored' ? { ...item, state: { kind: 'waiting' } } : item));
  } catch {
    return [];
  }
}
