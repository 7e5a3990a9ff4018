/**
 * A conversation log behind a line that loses questions and answers, and loses, repeats and reorders news: what a resident's
 * phone can meet. It stores as the hub promises to: one sequence, and the same id again gives the same answer.
 */
import type { ConversationEvent, MessageSend } from '@hub/contract';
import type { Line, LineEvents } from '../line.ts';
import { CONVERSATION, eventOf } from './events.ts';

export type Weather = 'clear' | 'lose-question' | 'lose-answer' | 'drop-line' | 'busy';

export interface BadNetwork {
  /** Everything that was stored, in its order. */
  log: readonly ConversationEvent[];
  /** The most messages that were in flight at one time. */
  mostInFlight: () => number;
  line: (events: Pick<LineEvents, 'up' | 'down' | 'message' | 'tail'>) => Line;
  /** Brings the line up, as a connection does some time after it was opened. */
  rise: () => void;
  /** The other side says something; the news of it may be lost. */
  reply: (text: string, isHeard: boolean) => void;
  /** Tells the last sequence that there is. */
  tail: () => void;
  /** Brings one event as news. */
  tell: (event: ConversationEvent) => void;
}

/** `weather` is asked before each question; it must become clear in the end. */
export function createBadNetwork(weather: () => Weather): BadNetwork {
  const log: ConversationEvent[] = [];
  let hear: Pick<LineEvents, 'up' | 'down' | 'message' | 'tail'> | null = null;
  let isUp = false;
  let inFlight = 0;
  let most = 0;

  const store = ({ clientId, text }: MessageSend): ConversationEvent => {
    const held = log.find((event) => event.clientId === clientId);
    if (held) return held;
    const event = eventOf(log.length + 1, { clientId, text, from: 'resident' });
    log.push(event);
    return event;
  };
  const drop = () => {
    isUp = false;
    hear?.down();
  };
  const rise = () => {
    isUp = true;
    hear?.up({ token: 'token', conversationId: CONVERSATION });
  };

  const line: Line = {
    send: async (message) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      const now = await Promise.resolve(weather());
      inFlight -= 1;
      if (!isUp || now === 'lose-question') return null;
      if (now === 'busy') {
        const problem = { type: 'about:blank', code: 'busy' as const, title: 'Busy', status: 503, detail: 'Wait.' };
        return { ok: false, problem };
      }
      const event = store(message);
      if (now === 'drop-line') drop();
      if (now !== 'clear') return null;
      // News is fanned out again for a repeated message, as the hub does.
      hear?.message(event);
      return { ok: true, seq: event.seq, at: event.at };
    },
    sync: async ({ after }) => {
      const now = await Promise.resolve(weather());
      if (!isUp || now !== 'clear') return null;
      const events = log.slice(after, after + 2);
      return { ok: true, events, more: after + events.length < log.length };
    },
    end: () => Promise.resolve({ ok: true }),
    typing: () => undefined,
    read: () => undefined,
    close: () => undefined,
  };
  return {
    log,
    mostInFlight: () => most,
    line: (events) => {
      hear = events;
      return line;
    },
    rise,
    tail: () => hear?.tail({ conversationId: CONVERSATION, seq: log.length }),
    tell: (event) => hear?.message(event),
    reply: (text, isHeard) => {
      const event = eventOf(log.length + 1, { text });
      log.push(event);
      if (isUp && isHeard) hear?.message(event);
    },
  };
}
