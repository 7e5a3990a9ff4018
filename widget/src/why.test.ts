import { describe, expect, it } from '@jest/globals';
import type { PlainExplanation } from '@hub/contract';
import { createChat } from './chat-model.ts';
import { createKeep } from './keep.ts';
import { createBadNetwork } from './testing/bad-network.ts';
import { eventOf } from './testing/events.ts';
import { createAskWhy, phonesOf, readWhy } from './why.ts';

const explained = (minute: number, decided = `Decision ${minute}`): PlainExplanation => ({
  at: `2026-11-24T10:${String(minute).padStart(2, '0')}:00.000Z`,
  decided,
  reasons: [{ why: 'Somebody without the internet is helped by a person.', rule: 'A-01', clause: 'P50', known: [] }],
  ruleSetVersion: 'one',
});

/** A hub that gives one reply; without one it leaves the question open until it is called off. */
function open(reply?: { status?: number; body: string }) {
  const asked: { url: string; method: string; authorization: string | null }[] = [];
  const calledOff: number[] = [];
  let loseNow: () => void = () => undefined;
  const answer: typeof fetch = (input, init) => {
    asked.push({
      url: input as string,
      method: init?.method ?? 'GET',
      authorization: new Headers(init?.headers).get('authorization'),
    });
    if (reply) return Promise.resolve(new Response(reply.body, { status: reply.status ?? 200 }));
    return new Promise((_answer, refuse) =>
      init?.signal?.addEventListener('abort', () => refuse(new Error('aborted'))),
    );
  };
  const later = (milliseconds: number, run: () => void) => {
    loseNow = run;
    return () => void calledOff.push(milliseconds);
  };
  const askWhy = createAskWhy({ hub: 'https://hub.example', fetch: answer, later });
  return { askWhy, asked, calledOff, lose: () => loseNow() };
}

describe('asking why', () => {
  it('shows the token of the conversation, and nothing of it in the address', async () => {
    const { askWhy, asked, calledOff } = open({ body: JSON.stringify({ ok: true, explanations: [explained(1)] }) });
    expect(await askWhy('secret')).toEqual({ state: 'told', explanations: [explained(1)] });
    expect(asked).toEqual([
      { url: 'https://hub.example/api/resident/why', method: 'GET', authorization: 'Bearer secret' },
    ]);
    expect(calledOff).toEqual([10_000]);
  });

  it('fails without throwing when the hub refuses, is broken or cannot be reached', async () => {
    const problem = { type: 'about:blank', code: 'not-signed-in', title: 'No', status: 401, detail: 'Open the chat.' };
    const refused = open({ status: 401, body: JSON.stringify(problem) });
    const broken = open({ status: 502, body: 'Bad gateway' });
    expect([await refused.askWhy('old'), await broken.askWhy('token')]).toEqual([
      { state: 'failed' },
      { state: 'failed' },
    ]);

    const silent = open();
    const answer = silent.askWhy('token');
    silent.lose();
    expect(await answer).toEqual({ state: 'failed' });
  });
});

describe('the answer to why', () => {
  it('is read newest first, and as it was given within one moment', () => {
    const given = [explained(1), explained(3, 'first'), explained(3, 'second'), explained(2)];
    const why = readWhy({ ok: true, explanations: given });
    expect(why.state === 'told' && why.explanations.map(({ decided }) => decided)).toEqual([
      'first',
      'second',
      'Decision 2',
      'Decision 1',
    ]);
  });

  it('tells nothing decided from something that a person explains', () => {
    expect(readWhy({ ok: true, explanations: [] })).toEqual({ state: 'told', explanations: [] });
    expect(readWhy({ ok: true, explanations: null })).toEqual({ state: 'person' });
  });

  it('never takes a failure for "nothing was decided" or for a confidence', () => {
    const bodies = [null, 'ok', {}, { ok: false, explanations: null }, { ok: true }, { ok: true, explanations: {} }];
    expect(bodies.map((body) => readWhy(body).state)).toEqual(bodies.map(() => 'failed'));
  });
});

describe('a chat that is asked why', () => {
  const openChat = () => {
    const network = createBadNetwork(() => 'clear');
    const asked: string[] = [];
    const chat = createChat({
      connect: (_needs, events) => network.line(events),
      ratings: {
        standing: () => Promise.resolve({ state: 'none' }),
        give: () => Promise.resolve({ state: 'failed' }),
      },
      together: {
        read: () => Promise.resolve(null),
        answer: () => Promise.resolve({ state: 'failed' }),
        confirm: () => Promise.resolve({ state: 'failed' }),
      },
      codes: { make: () => Promise.resolve({ state: 'failed' }), use: () => Promise.resolve({ state: 'failed' }) },
      askWhy: (token) => {
        asked.push(token);
        return Promise.resolve({ state: 'person' });
      },
      keep: createKeep(null),
      later: () => () => undefined,
      clock: () => new Date('2026-11-24T10:00:00.000Z'),
      newId: () => '',
    });
    return { chat, network, asked };
  };

  it('asks for its own conversation once it has one, also after the end', async () => {
    const { chat, network, asked } = openChat();
    expect(await chat.why()).toEqual({ state: 'failed' });
    network.rise();
    expect(await chat.why()).toEqual({ state: 'person' });
    await chat.end();
    await chat.why();
    expect(asked).toEqual(['token', 'token']);
  });

  it('asks for nothing of a conversation that was left or forgotten', async () => {
    const [left, forgotten] = [openChat(), openChat()];
    left.network.rise();
    left.network.tell(eventOf(1, { kind: 'ended', from: 'system' }));
    left.chat.startAgain();
    forgotten.network.rise();
    forgotten.chat.forget();
    expect([await left.chat.why(), await forgotten.chat.why()]).toEqual([{ state: 'failed' }, { state: 'failed' }]);
    expect([...left.asked, ...forgotten.asked]).toEqual([]);
  });
});

describe('numbers to ring', () => {
  it('are those that the chat has given, each once', () => {
    const ring = { type: 'phone', label: 'Contact centre', number: '01632 960100' } as const;
    const repairs = { type: 'phone', label: 'Repairs', number: '01632 960104' } as const;
    const link = { type: 'link', label: 'Report it', url: '/services/missed-bin' } as const;
    const events = [eventOf(1), eventOf(2, { actions: [link, ring] }), eventOf(3, { actions: [ring, repairs] })];
    expect(phonesOf(events)).toEqual([ring, repairs]);
    expect(phonesOf([eventOf(1)])).toEqual([]);
  });
});
