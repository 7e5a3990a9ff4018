import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createChat } from './chat-model.ts';
import { conversationState } from './chat-state.ts';
import { createKeep, KEY_PREFIX } from './keep.ts';
import type { Weather } from './testing/bad-network.ts';
import { createBadNetwork } from './testing/bad-network.ts';
import { eventOf, idOf } from './testing/events.ts';
import { rowsOf } from './rows.ts';

/** Runs what was put off, each in its turn, until nothing is left; no real time passes. */
function createTimers() {
  let waiting: { at: number; run: () => void }[] = [];
  let now = 0;
  const settle = async () => {
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  };
  return {
    later: (milliseconds: number, run: () => void) => {
      const entry = { at: now + milliseconds, run };
      waiting.push(entry);
      return () => (waiting = waiting.filter((each) => each !== entry));
    },
    settle,
    runAll: async () => {
      await settle();
      for (let turn = 0; turn < 500 && waiting.length > 0; turn += 1) {
        const next = waiting.reduce((first, each) => (each.at < first.at ? each : first));
        waiting = waiting.filter((each) => each !== next);
        now = next.at;
        next.run();
        await settle();
      }
    },
  };
}

function createStorage() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

function open(weather: () => Weather = () => 'clear', storage = createStorage()) {
  const network = createBadNetwork(weather);
  const timers = createTimers();
  let ids = 0;
  const tokens: (string | null)[] = [];
  const openPage = () =>
    createChat({
      connect: (needs, events) => {
        tokens.push(needs.token());
        return network.line(events);
      },
      askWhy: () => Promise.resolve({ state: 'failed' }),
      ratings: {
        standing: () => Promise.resolve({ state: 'none' }),
        give: () => Promise.resolve({ state: 'failed' }),
      },
      together: {
        read: () => Promise.resolve(null),
        answer: () => Promise.resolve({ state: 'failed' }),
        confirm: () => Promise.resolve({ state: 'failed' }),
      },
      codes: {
        make: (token) => Promise.resolve({ state: 'refused', words: token }),
        use: (code) =>
          Promise.resolve(
            code === 'right'
              ? { state: 'done', value: { token: 'token of the code', conversationId: idOf(1) } }
              : { state: 'refused', words: 'That code does not work.' },
          ),
      },
      keep: createKeep(storage),
      later: timers.later,
      clock: () => new Date('2026-11-24T10:00:00.000Z'),
      newId: () => idOf((ids += 1)),
    });
  return { network, timers, storage, tokens, openPage, chat: openPage() };
}

type Doing = { what: 'say' } | { what: 'reply'; isHeard: boolean } | { what: 'rise' } | { what: 'reload' };
const doing: fc.Arbitrary<Doing> = fc.oneof(
  fc.constant({ what: 'say' as const }),
  fc.boolean().map((isHeard) => ({ what: 'reply' as const, isHeard })),
  fc.constant({ what: 'rise' as const }),
  fc.constant({ what: 'reload' as const }),
);
const weathers = fc.array(fc.constantFrom<Weather>('clear', 'lose-question', 'lose-answer', 'drop-line', 'busy'), {
  maxLength: 30,
});

describe('chat', () => {
  it('loses nothing and doubles nothing, whatever the network and the resident do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { maxLength: 20 }), weathers, async (doings, forecast) => {
        const left = [...forecast];
        const { network, timers, openPage, ...first } = open(() => left.shift() ?? 'clear');
        let chat = first.chat;
        const said: string[] = [];
        for (const each of doings) {
          if (each.what === 'say') {
            said.push(`said ${said.length}`);
            chat.say(said.at(-1) ?? '');
          } else if (each.what === 'reply') network.reply(`reply ${network.log.length}`, each.isHeard);
          else if (each.what === 'rise') network.rise();
          else chat = openPage();
          await timers.settle();
        }
        // In the end the line is up, and the tail tells of what was lost.
        left.length = 0;
        network.rise();
        await timers.runAll();
        network.rise();
        await timers.runAll();

        expect(network.log.filter((event) => event.from === 'resident').map((event) => event.text)).toEqual(said);
        expect(chat.state().thread?.events).toEqual(network.log);
        expect(chat.state().outbox).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('shows what was written at once, and says how far it has come', async () => {
    const { chat, network, timers } = open();
    chat.say('Hello');
    expect(rowsOf(chat.state()).map((row) => [row.text, row.delivery])).toEqual([['Hello', 'sending']]);
    network.rise();
    await timers.settle();
    expect(rowsOf(chat.state()).map((row) => [row.text, row.delivery])).toEqual([['Hello', 'sent']]);
  });

  it('asks for what is missing as soon as something later arrives, or the tail tells of it', async () => {
    const { chat, network, timers } = open();
    network.rise();
    await timers.settle();
    network.reply('lost', false);
    network.reply('heard', true);
    await timers.settle();
    expect(chat.state().thread?.events.map((event) => event.text)).toEqual(['lost', 'heard']);
    network.reply('lost as the last one', false);
    network.tail();
    await timers.settle();
    expect(chat.state().thread?.events).toHaveLength(3);
  });

  it('asks for the history again when nobody answered', async () => {
    const forecast: Weather[] = ['lose-question'];
    const { chat, network, timers } = open(() => forecast.shift() ?? 'clear');
    network.reply('Hello', false);
    network.rise();
    await timers.runAll();
    expect(chat.state().thread?.events).toEqual(network.log);
  });

  it('has one message in flight at a time', async () => {
    const { chat, network, timers } = open();
    network.rise();
    await timers.settle();
    for (const text of ['one', 'two', 'three']) chat.say(text);
    await timers.settle();
    expect(network.log.map((event) => event.text)).toEqual(['one', 'two', 'three']);
    expect(network.mostInFlight()).toBe(1);
  });

  it('keeps one key for a message from its first moment to the stored event', async () => {
    const { chat, network, timers } = open();
    chat.say('Hello');
    const before = rowsOf(chat.state()).map((row) => row.key);
    network.rise();
    await timers.settle();
    expect(rowsOf(chat.state()).map((row) => row.key)).toEqual(before);
  });

  it('says that it will try again when nobody answers', async () => {
    const { chat, network, timers } = open(() => 'lose-question');
    network.rise();
    chat.say('Hello');
    await timers.settle();
    expect(rowsOf(chat.state()).map((row) => row.delivery)).toEqual(['not-sent-yet']);
  });

  it('keeps what another tab of the same browser has written', async () => {
    const { chat, openPage, network, timers } = open();
    const otherTab = openPage();
    chat.say('From one tab');
    otherTab.say('From the other');
    network.rise();
    await timers.runAll();
    expect(network.log.map((event) => event.text)).toEqual(['From one tab', 'From the other']);
  });

  it('forgets the conversation on the device when the resident ends it', async () => {
    const { chat, network, timers, storage } = open();
    network.rise();
    await timers.settle();
    expect(storage.getItem('hub-chat:token')).toBe('token');
    chat.keepDraft('half a thought');
    expect(await chat.end()).toBe(true);
    expect([storage.getItem('hub-chat:token'), chat.draft()]).toEqual([null, '']);
  });

  it('begins another conversation after the end with an empty token, and takes along what was never stored', async () => {
    const { chat, network, timers, tokens } = open(() => 'lose-question');
    network.rise();
    chat.startAgain();
    expect(tokens).toEqual([null]);
    chat.say('Still to be sent');
    await timers.settle();
    network.tell(eventOf(1, { kind: 'ended', from: 'system' }));
    chat.startAgain();
    expect(tokens).toEqual([null, '']);
    expect(chat.state().thread).toBeNull();
    expect(rowsOf(chat.state()).map((row) => row.text)).toEqual(['Still to be sent']);
  });

  it('goes on with the conversation of a code, and stays where it is when the code does not work', async () => {
    const { chat, network, timers, tokens, storage } = open();
    network.rise();
    await timers.settle();
    expect(await chat.makeCode()).toEqual({ state: 'refused', words: 'token' });
    expect(await chat.openByCode('wrong')).toMatchObject({ state: 'refused' });
    expect([tokens, chat.state().thread === null]).toEqual([[null], false]);
    expect(await chat.openByCode('right')).toMatchObject({ state: 'done' });
    expect(tokens).toEqual([null, 'token of the code']);
    expect(storage.getItem('hub-chat:token')).toBe('token of the code');
    expect(chat.state().thread).toBeNull();
  });

  it('begins another conversation while the history of the last is on its way', async () => {
    const { chat, network, timers } = open();
    network.rise();
    network.tell(eventOf(1, { kind: 'ended', from: 'system' }));
    chat.startAgain();
    await timers.settle();
    network.rise();
    await timers.runAll();
    expect(chat.state().hasHistory).toBe(true);
  });

  it('keeps counting what was not looked at over a reload', async () => {
    const { chat, network, timers, openPage } = open();
    network.reply('Hello', true);
    network.rise();
    await timers.settle();
    chat.looked();
    const again = openPage();
    network.rise();
    await timers.settle();
    expect(again.seenSeq()).toBe(1);
  });

  it('takes the place in the queue for waiting until the thread says otherwise', () => {
    const { chat, network } = open();
    network.rise();
    const waiting = { ...chat.state(), place: { state: 'queued' as const, position: 1, waitSeconds: null } };
    expect(conversationState(waiting)).toBe('queued');
    const ended = waiting.thread && { ...waiting.thread, events: [eventOf(1, { kind: 'ended' })] };
    expect(conversationState({ ...waiting, thread: ended })).toBe('ended');
  });

  it('forgets everything when the page is left, and is silent from then on', async () => {
    const { chat, network, timers, storage } = open();
    network.rise();
    await timers.runAll();
    chat.say('he hits me');
    chat.keepDraft('and I am');
    await timers.runAll();
    expect(['token', 'draft'].map((name) => storage.getItem(KEY_PREFIX + name))).not.toContain(null);
    chat.forget();
    network.reply('Hello', true);
    chat.keepDraft('more');
    await timers.runAll();
    expect(['token', 'outbox', 'draft', 'seen'].map((name) => storage.getItem(KEY_PREFIX + name))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
