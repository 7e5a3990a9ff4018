/**
 * One end of a conversation as the widget and the console behave: it keeps what is not acknowledged and sends the same again,
 * one message at a time, connects again when the connection ends, and catches up by sequence. What it holds in the end is
 * what a person would have seen.
 */
import { randomUUID } from 'node:crypto';
import { applyEvent, applySync, emptyThread } from '@hub/contract';
import type { ConversationEvent, Outcome, Stored, SyncReply, Thread } from '@hub/contract';
import { connectWire } from './wire-client.ts';
import type { WireClient, WireOptions } from './wire-client.ts';

export interface Speaker {
  /** Says something; settles once it is acknowledged, through however many connections that takes. */
  say(text: string): Promise<Stored>;
  /** Settles once the thread holds an event that fits. */
  sees(fits: (event: ConversationEvent) => boolean): Promise<ConversationEvent>;
  thread(): Thread;
  close(): Promise<void>;
}

export interface SpeakerOptions extends Omit<WireOptions, 'url'> {
  conversationId: string;
  /** Where to connect next; asked before every attempt, so that a speaker can move to another node. */
  url: () => string;
}

interface Waiting {
  payload: { conversationId: string; clientId: string; text: string };
  settle: (stored: Stored) => void;
  fail: (error: Error) => void;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function createSpeaker({ conversationId, url, ...options }: SpeakerOptions): Speaker {
  let thread = emptyThread(conversationId);
  let client: WireClient | null = null;
  const closing = new AbortController();
  const isOpen = () => !closing.signal.aborted;
  const outbox: Waiting[] = [];
  const watchers: { fits: (event: ConversationEvent) => boolean; seen: (event: ConversationEvent) => void }[] = [];

  const hold = (next: Thread) => {
    const added = next.events.slice(thread.events.length);
    thread = next;
    for (const event of added)
      for (const watcher of watchers.filter(({ fits }) => fits(event))) {
        watchers.splice(watchers.indexOf(watcher), 1);
        watcher.seen(event);
      }
    if (thread.behind) catchUp();
  };

  const catchUp = () =>
    client?.ask('sync', { conversationId, after: thread.lastSeq }, (answer) => {
      const reply = answer as Outcome<SyncReply>;
      if (!reply.ok) return;
      hold(applySync({ ...thread, behind: false }, reply.events));
      if (reply.more) catchUp();
    });

  const sendFirst = () => {
    const [first] = outbox;
    if (!first || !client) return;
    const through = client;
    through.ask('message:send', first.payload, (answer) => {
      if (client !== through) return;
      const outcome = answer as Outcome<Stored>;
      if (outcome.ok) {
        outbox.shift();
        first.settle({ seq: outcome.seq, at: outcome.at });
        sendFirst();
      } else if (outcome.problem.status >= 500 || outcome.problem.status === 429) void pause(100).then(sendFirst);
      else first.fail(new Error(JSON.stringify(outcome.problem)));
    });
  };

  const stayConnected = async () => {
    while (isOpen()) {
      try {
        const connected = await connectWire({ url: url(), ...options });
        client = connected;
        connected.on('message', (event) => hold(applyEvent(thread, event as ConversationEvent)));
        connected.on('tail', (tail) => {
          const { conversationId: of, seq } = tail as { conversationId: string; seq: number };
          if (of === conversationId && seq > thread.lastSeq) catchUp();
        });
        catchUp();
        sendFirst();
        await connected.closed;
      } catch {
        // Nobody listens there at this moment.
      }
      client = null;
      if (isOpen()) await pause(50);
    }
  };
  const running = stayConnected();

  return {
    say: (text) =>
      new Promise((settle, fail) => {
        outbox.push({ payload: { conversationId, clientId: randomUUID(), text }, settle, fail });
        if (outbox.length === 1) sendFirst();
      }),
    sees: (fits) =>
      new Promise((seen) => {
        const held = thread.events.find(fits);
        if (held) seen(held);
        else watchers.push({ fits, seen });
      }),
    thread: () => thread,
    close: async () => {
      closing.abort();
      client?.close();
      await running;
    },
  };
}
