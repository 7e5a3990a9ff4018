/** The line by plain HTTP, for networks that block websockets: messages by POST, news by long polling. */
import type { ConversationEvent, Outcome, Problem, QueuePlace, Stored, SyncReply } from '@hub/contract';
import type { Answer, Later, Line, OpenLine, Session } from './line.ts';

/** Seconds for which the hub may hold a poll open. */
const WAIT_SECONDS = 20;
/** Milliseconds after which a request counts as lost. */
const LOST_AFTER = 10_000;
/** Milliseconds between two polls that brought nothing, and after a failure. */
const PAUSE = 1000;
const AFTER_FAILURE = 4000;

type PollReply = SyncReply & { place?: QueuePlace };

export interface HttpPorts {
  /** Origin of the hub. */
  hub: string;
  fetch: typeof fetch;
  later: Later;
}

/** Reads an answer: an acknowledgement, or a refusal as problem details. Anything else is no answer. */
function readAnswer<T extends object>(body: unknown): Outcome<T> | null {
  if (typeof body !== 'object' || body === null) return null;
  if ('ok' in body) return body as Outcome<T>;
  return 'code' in body && 'detail' in body ? { ok: false, problem: body as Problem } : null;
}

/** Reads the answer that opens a session: the token and the conversation it opens. */
function readSession(body: unknown): Session | null {
  if (typeof body !== 'object' || body === null || !('token' in body) || !('conversationId' in body)) return null;
  const { token, conversationId } = body;
  const canSignIn = 'canSignIn' in body && body.canSignIn === true;
  return typeof token === 'string' && typeof conversationId === 'string' ? { token, conversationId, canSignIn } : null;
}

/** Opens lines to `/api/resident/*` of the hub. `typing` and `read` are courtesies and are left out here. */
export function httpLine({ hub, fetch, later }: HttpPorts): OpenLine {
  return (needs, events) => {
    let isClosed = false;
    let session: Session | null = null;
    let callOff: () => void = () => undefined;
    const closing = new AbortController();

    const ask = async (path: string, init: RequestInit, lostAfter: number) => {
      const abort = new AbortController();
      const stop = () => abort.abort();
      // Only questions end with the line; what was being sent goes on and may still arrive.
      if (init.method !== 'POST') closing.signal.addEventListener('abort', stop);
      const giveUp = later(lostAfter, stop);
      try {
        const headers: Record<string, string> = { accept: 'application/json' };
        if (init.body) headers['content-type'] = 'application/json';
        if (session) headers.authorization = `Bearer ${session.token}`;
        const answer = await fetch(hub + path, { ...init, headers, signal: abort.signal });
        return (await answer.json()) as unknown;
      } catch {
        return null;
      } finally {
        closing.signal.removeEventListener('abort', stop);
        giveUp();
      }
    };
    const post = async (path: string, body: object) =>
      ask(path, { method: 'POST', body: JSON.stringify(body) }, LOST_AFTER);
    const readEvents = async (conversationId: string, after: number, wait: number): Answer<PollReply> => {
      const query = new URLSearchParams({ conversationId, after: `${after}`, wait: `${wait}` });
      return readAnswer<PollReply>(await ask(`/api/resident/sync?${query.toString()}`, {}, LOST_AFTER + wait * 1000));
    };
    // A function, since it changes while an await is waiting.
    const isOver = () => isClosed;

    async function open(): Promise<boolean> {
      const token = needs.token();
      const opened = readSession(await post('/api/resident/session', token === null ? {} : { token }));
      if (isOver()) return false;
      if (!opened) {
        events.failed();
        return false;
      }
      session = opened;
      events.up(opened);
      return true;
    }

    /** One poll; the answer says how many milliseconds to rest before the next. */
    async function listen({ conversationId }: Session): Promise<number> {
      const answer = await readEvents(conversationId, needs.lastSeq(), WAIT_SECONDS);
      if (isOver()) return PAUSE;
      if (!answer?.ok) {
        session = null;
        events.down();
        return AFTER_FAILURE;
      }
      answer.events.forEach((event: ConversationEvent) => events.message(event));
      if (answer.place) events.queue(answer.place);
      // Polls bring no word of a form: it is looked for as often as they come back.
      events.draft();
      return answer.events.length > 0 ? 0 : PAUSE;
    }

    async function turn(): Promise<void> {
      const rest = session ? await listen(session) : (await open()) ? 0 : AFTER_FAILURE;
      if (!isOver()) callOff = later(rest, () => void turn());
    }
    void turn();

    const line: Line = {
      send: async (message) => (session ? readAnswer<Stored>(await post('/api/resident/messages', message)) : null),
      sync: async ({ conversationId, after }) => (session ? readEvents(conversationId, after, 0) : null),
      end: async (conversation) => (session ? readAnswer(await post('/api/resident/end', conversation)) : null),
      typing: () => undefined,
      read: () => undefined,
      close: () => {
        isClosed = true;
        callOff();
        closing.abort();
      },
    };
    return line;
  };
}
