import { describe, expect, it } from '@jest/globals';
import { httpLine } from './http-line.ts';
import type { LineEvents } from './line.ts';
import { CONVERSATION, eventOf, idOf } from './testing/events.ts';

type Reply = { status?: number; body: unknown } | 'no answer';

/** A hub that answers each path from its list of replies; an empty list leaves the question open. */
function open(replies: Record<string, Reply[]>) {
  const asked: { path: string; body: unknown; authorization: string | null }[] = [];
  const told: string[] = [];
  let after = 0;
  let whenIdle: () => void = () => undefined;
  const idle = new Promise<void>((done) => (whenIdle = done));

  const answer: typeof fetch = async (input, init) => {
    const url = new URL(input as string);
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    asked.push({
      path: url.pathname + url.search,
      body,
      authorization: new Headers(init?.headers).get('authorization'),
    });
    const reply = replies[url.pathname]?.shift();
    if (reply === 'no answer') throw new TypeError('network');
    if (reply) return Promise.resolve(Response.json(reply.body, { status: reply.status ?? 200 }));
    whenIdle();
    return new Promise<Response>((_answer, refuse) =>
      init?.signal?.addEventListener('abort', () => refuse(new Error('aborted'))),
    );
  };
  const events: LineEvents = {
    up: ({ token }) => void told.push(`up ${token}`),
    down: () => void told.push('down'),
    failed: () => void told.push('failed'),
    leaving: () => undefined,
    message: ({ seq }) => {
      after = seq;
      told.push(`message ${seq}`);
    },
    tail: () => undefined,
    draft: () => undefined,
    queue: ({ position }) => void told.push(`queue ${position ?? 'unknown'}`),
    typing: () => undefined,
    read: () => undefined,
  };
  // Rests take no time here; the time after which a question counts as lost never comes.
  const later = (milliseconds: number, run: () => void) => {
    if (milliseconds < 10_000) queueMicrotask(run);
    return () => undefined;
  };
  const line = httpLine({ hub: 'https://hub.example', fetch: answer, later })(
    { token: () => 'kept', lastSeq: () => after },
    events,
  );
  return { line, asked, told, idle };
}

const SESSION = { body: { ok: true, token: 'token', conversationId: CONVERSATION } };
const [SESSIONS, MESSAGES, SYNC] = ['/api/resident/session', '/api/resident/messages', '/api/resident/sync'];

describe('line by plain HTTP', () => {
  it('opens the conversation of the kept token and listens from what is held', async () => {
    const { line, asked, told, idle } = open({
      [SESSIONS]: [SESSION],
      [SYNC]: [
        {
          body: {
            ok: true,
            events: [eventOf(1), eventOf(2)],
            more: false,
            place: { state: 'queued', position: 3, waitSeconds: null },
          },
        },
      ],
    });
    await idle;
    expect(told).toEqual(['up token', 'message 1', 'message 2', 'queue 3']);
    expect(asked.map(({ path }) => path)).toEqual([
      SESSIONS,
      `${SYNC}?conversationId=${CONVERSATION}&after=0&wait=20`,
      `${SYNC}?conversationId=${CONVERSATION}&after=2&wait=20`,
    ]);
    expect(asked[0]?.body).toEqual({ token: 'kept' });
    expect(asked[1]?.authorization).toBe('Bearer token');
    line.close();
  });

  it('tries again after a failure to open, and opens anew after a failed poll', async () => {
    const { line, told, idle } = open({
      [SESSIONS]: ['no answer', { status: 503, body: { code: 'busy', detail: 'Wait.' } }, SESSION, SESSION],
      [SYNC]: ['no answer'],
    });
    await idle;
    expect(told).toEqual(['failed', 'failed', 'up token', 'down', 'up token']);
    line.close();
  });

  it('sends a message with its id, and tells a refusal from no answer', async () => {
    const problem = { type: 'about:blank', code: 'too-large', title: 'Too long', status: 413, detail: 'Shorten it.' };
    const { line, asked, idle } = open({
      [SESSIONS]: [SESSION],
      [MESSAGES]: [
        { body: { ok: true, seq: 4, at: '2026-11-24T10:00:00.000Z' } },
        { status: 413, body: problem },
        'no answer',
        { status: 502, body: 'Bad gateway' },
      ],
    });
    await idle;
    const message = { conversationId: CONVERSATION, clientId: idOf(1), text: 'Hello' };
    expect(await line.send(message)).toEqual({ ok: true, seq: 4, at: '2026-11-24T10:00:00.000Z' });
    expect(await line.send(message)).toEqual({ ok: false, problem });
    expect(await line.send(message)).toBeNull();
    expect(await line.send(message)).toBeNull();
    expect(asked.filter(({ path }) => path === MESSAGES).map(({ body }) => body)).toEqual(Array(4).fill(message));
    line.close();
  });

  it('says nothing more once it is closed', async () => {
    const { line, told, idle } = open({ [SESSIONS]: [SESSION] });
    await idle;
    line.close();
    await new Promise((done) => setImmediate(done));
    expect(told).toEqual(['up token']);
  });
});
