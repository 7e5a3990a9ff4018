/**
 * Codes of six digits by which a conversation goes on by another channel, the same conversation and nobody else's. A code works once,
 * for a quarter of an hour; it proves nothing of who uses it, and where words are confidential none can be made or used (P12, P15).
 */
import { randomInt } from 'node:crypto';
import type { ConversationEvent, Outcome } from '@hub/contract';
import { appendWithin } from '../../conversation/index.ts';
import type { Publish } from '../../conversation/index.ts';
import type { Database, Tx } from '../../platform/database/client.ts';
import { drawDigits } from '../../platform/draw-digits.ts';
import { refused } from '../../platform/problem.ts';
import { newResidentToken } from '../../security/index.ts';
import type { Marker } from '../../security/index.ts';
import { carryOnBy } from './carry-on.store.ts';
import { codeIn } from './code.ts';
import { findCode, isClosed, keepCode, lockConversation, madeInHour, useUp } from './code.store.ts';
import { countedFor, waitToMake, worksUntil } from './limits.ts';
import type { Guesser } from './limits.ts';
import { keepMiss, lockGuessing, mayGuess } from './misses.store.ts';
import { moveToBrowser, moveToNumber, moveToWithheld, threadAt } from './move.store.ts';
import { codeWording as wording } from './wording.ts';

export interface CodePorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  marker: Marker;
  publish: Publish;
  /** The browser that had the conversation before has it no more. */
  onBrowserLeft: (conversationId: string) => void;
}

export interface NewCode {
  code: string;
  until: Date;
}

export interface Redeemed {
  conversationId: string;
}

export interface Codes {
  /** Makes a code for a conversation, in the place of the one before it. */
  makeCode(conversationId: string): Promise<Outcome<{ made: NewCode }>>;
  /**
   * Uses a code at a telephone: the number's next text stands in the conversation from then on. Null for a wrong, old or used one, and
   * for whoever guessed too often. Say what `carryOnBy` answers in the same transaction. Call it before anything else is locked.
   */
  redeemCode(tx: Tx, given: { code: string; number: string | null; now: Date }): Promise<Redeemed | null>;
  /** Uses a code in a browser, whose own token (if it has one) is `browser`: answers the token that opens the conversation. */
  redeemInBrowser(given: {
    code: string;
    browser: string | null;
    address: string;
  }): Promise<Outcome<Redeemed & { token: string }>>;
}

/** Codes are a million and few work at a time: twice the same is rare, and this often in a row never. */
const MOST_DRAWS = 20;

export function createCodes(ports: CodePorts): Codes {
  const { db, clock, newId, marker, publish, onBrowserLeft } = ports;
  const markOf = (code: string) => marker(`code ${code}`);

  const keepOne = async (tx: Tx, conversationId: string, now: Date): Promise<NewCode> => {
    const until = worksUntil(now);
    for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
      const code = drawDigits((below) => randomInt(below));
      const kept = { id: newId(), conversationId, mac: markOf(code), madeAt: now, expiresAt: until };
      if (await keepCode(tx, kept)) return { code, until };
    }
    throw new Error(`${MOST_DRAWS} codes in a row were in use already: look whether "thread_code" is ever emptied`);
  };

  /** The conversation of a code that works for this guesser, which is used up by it. */
  const take = async (
    tx: Tx,
    { code, guesser, now }: { code: string; guesser: Guesser; now: Date },
  ): Promise<string | null> => {
    await lockGuessing(tx);
    const suspects = countedFor(guesser).map(({ who, most }) => ({ who: marker(who), most }));
    if (!(await mayGuess(tx, suspects, now))) return null;
    const mac = markOf(code);
    const conversationId = await findCode(tx, mac, now);
    if (conversationId !== null && (await mayUse(tx, conversationId, mac, now))) return conversationId;
    await keepMiss(tx, suspects, now);
    return null;
  };

  /** What was open when the code was made may be confidential by now. */
  const mayUse = async (tx: Tx, conversationId: string, mac: ReturnType<Marker>, now: Date): Promise<boolean> => {
    await lockConversation(tx, conversationId);
    return !(await isClosed(tx, conversationId)) && useUp(tx, mac, now);
  };

  return {
    makeCode: (conversationId) =>
      db.$transaction(async (tx): Promise<Outcome<{ made: NewCode }>> => {
        const now = clock();
        const state = await lockConversation(tx, conversationId);
        if (state === 'ended' || (await isClosed(tx, conversationId))) return refused('not-allowed', wording.notHere);
        const wait = waitToMake(await madeInHour(tx, conversationId, now), now);
        if (wait !== null) return refused('too-many-messages', wording.tooMany, { retryAfterSeconds: wait });
        return { ok: true, made: await keepOne(tx, conversationId, now) };
      }),

    redeemCode: async (tx, { code, number, now }) => {
      const own = number === null ? null : await threadAt(tx, number);
      if (own !== null && (await isClosed(tx, own))) return null;
      const conversationId = await take(tx, { code, guesser: { number }, now });
      if (conversationId === null) return null;
      if (number === null) await moveToWithheld(tx, conversationId);
      else await moveToNumber(tx, conversationId, number);
      return { conversationId };
    },

    redeemInBrowser: async ({ code: typed, browser, address }) => {
      const code = codeIn(typed);
      const { token, hash } = newResidentToken();
      const redeemed = await db.$transaction(async (tx) => {
        const guesser = { browser, address };
        const conversationId = code === null ? null : await take(tx, { code, guesser, now: clock() });
        if (conversationId === null) return null;
        await moveToBrowser(tx, conversationId, hash);
        const events = await carryOnBy(tx, { conversationId, channel: 'webchat', cause: newId() });
        return { conversationId, events: storedOf(await appendWithin(tx, events)) };
      });
      if (redeemed === null) return refused('not-found', wording.wrong, { where: 'code' });
      const { conversationId, events } = redeemed;
      onBrowserLeft(conversationId);
      publish(events);
      return { ok: true, token, conversationId };
    },
  };
}

function storedOf(appended: Awaited<ReturnType<typeof appendWithin>>): ConversationEvent[] {
  return appended.flatMap((each) => ('event' in each ? [each.event] : []));
}
