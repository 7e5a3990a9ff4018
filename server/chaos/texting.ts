/**
 * Residents whose texts reach the hub as they do on a bad day: twice, in another order, never, or made up by somebody else. A text is
 * tried until the hub answers, as Twilio does while it is told to.
 */
import { randomUUID } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

export interface Edge {
  hub: string;
  publicBaseUrl: string;
  token: string;
  council: string;
  /** Whether the hub wrote a text for this number. */
  isAnswerWritten: (number: string) => Promise<boolean>;
}

export interface SaidText {
  sid: string;
  number: string;
  body: string;
}

export interface Texting {
  /** Texts of one round, all of them answered by the hub when it settles. */
  round(): Promise<void>;
  /** What the hub took, each to be found once. */
  said: readonly SaidText[];
  /** What nobody said: signed with a token that is not ours. */
  forged: readonly SaidText[];
  /** When the hub had taken a number's STOP. */
  stoppedAt: ReadonlyMap<string, number>;
}

/** What happens to texts, in turn. */
const WAYS = ['once', 'twice', 'again', 'forged', 'reordered', 'lost', 'once', 'stop'] as const;
const TEXTS_A_ROUND = 24;
const RESIDENTS = 97;
const APART_MS = 60;
const TRY_AGAIN_MS = 100;
const LOOK_AGAIN_MS = 10;
const TIMEOUT_MS = 5000;

export const pause = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds));

export function createTexting(edge: Edge): Texting {
  const said: SaidText[] = [];
  const forged: SaidText[] = [];
  const stoppedAt = new Map<string, number>();
  let count = 0;
  let turns = 0;

  const write = (number: string, words = 'My bin was not emptied'): SaidText => {
    count += 1;
    return { sid: `SM${String(count).padStart(32, '0')}`, number, body: `${words}, note ${count}` };
  };
  const say = async (text: SaidText, tokens: readonly string[] = [randomUUID()]): Promise<void> => {
    await Promise.all(tokens.map((token) => callUntilTaken(edge, text, token)));
    said.push(text);
  };
  const ways: Record<(typeof WAYS)[number], (number: string) => Promise<unknown>> = {
    once: (number) => say(write(number)),
    twice: (number) => {
      const token = randomUUID();
      return say(write(number), [token, token, token]);
    },
    again: (number) => say(write(number), [randomUUID(), randomUUID()]),
    reordered: (number) => {
      const [first, second] = [write(number), write(number)];
      return Promise.all([say(second), pause(APART_MS).then(() => say(first))]);
    },
    lost: (number) => Promise.resolve(write(number)),
    forged: async (number) => {
      const text = write(number);
      forged.push(text);
      await call({ ...edge, token: 'not-the-token' }, text, randomUUID());
    },
    stop: async (number) => {
      await say(write(number));
      // The moment when it hurts most: the answer is written down and waits to be sent.
      while (!(await edge.isAnswerWritten(number))) await pause(LOOK_AGAIN_MS);
      await callUntilTaken(edge, { ...write(number), body: 'STOP' }, randomUUID());
      stoppedAt.set(number, Date.now());
      await say(write(number, 'Are you still there'));
    },
  };

  return {
    said,
    forged,
    stoppedAt,
    round: async () => {
      const saying: Promise<unknown>[] = [];
      for (let n = 0; n < TEXTS_A_ROUND; n += 1) {
        const way = WAYS[n % WAYS.length] ?? 'once';
        turns += 1;
        // Who says STOP is a resident of their own; the others text again some rounds later.
        saying.push(ways[way](`+447700900${way === 'stop' ? 600 + turns : 100 + (turns % RESIDENTS)}`));
        await pause(APART_MS);
      }
      await Promise.all(saying);
    },
  };
}

async function callUntilTaken(edge: Edge, text: SaidText, token: string): Promise<void> {
  while ((await call(edge, text, token)) !== 200) await pause(TRY_AGAIN_MS);
}

/** One try of one webhook: the status of its answer, or nothing. */
async function call(
  edge: Edge,
  { sid, number, body }: SaidText,
  idempotencyToken: string,
): Promise<number | undefined> {
  const fields = {
    ...{ MessageSid: sid, SmsSid: sid, SmsMessageSid: sid, AccountSid: 'AC00000000000000000000000000000001' },
    ...{ From: number, To: edge.council, Body: body, NumMedia: '0', NumSegments: '1', ApiVersion: '2010-04-01' },
    ...(body === 'STOP' && { OptOutType: 'STOP' }),
  };
  const headers = {
    'x-twilio-signature': getExpectedTwilioSignature(edge.token, `${edge.publicBaseUrl}/twilio/sms`, fields),
    'i-twilio-idempotency-token': idempotencyToken,
  };
  try {
    const answer = await fetch(`${edge.hub}/twilio/sms`, {
      ...{ method: 'POST', headers, body: new URLSearchParams(fields) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return undefined;
  }
}
