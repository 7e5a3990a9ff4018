/** "How did we do?" after a chat: asks the hub whether to ask, and takes the answer there, by plain HTTP. */
import type { ChatRating, Rating } from '@hub/contract';
import type { Answered } from './code.ts';
import { readCodeAnswer } from './code.ts';
import type { HttpPorts } from './http-line.ts';

/** Milliseconds after which a question counts as lost. */
const LOST_AFTER = 10_000;

export interface Ratings {
  /** How the chat stands that the token opens; `none` where no answer came, since nobody waits for this form. */
  standing: (token: string) => Promise<ChatRating>;
  give: (token: string, rating: Rating) => Promise<Answered<unknown>>;
}

/** Reads the hub's answer; anything else is nothing to ask. Pure. */
export function readStanding(body: unknown): ChatRating {
  if (typeof body !== 'object' || body === null || !('rating' in body)) return { state: 'none' };
  const { rating } = body;
  if (typeof rating !== 'object' || rating === null || !('state' in rating)) return { state: 'none' };
  if (rating.state === 'thanks') return { state: 'thanks' };
  return rating.state === 'ask' && 'contactId' in rating && typeof rating.contactId === 'string'
    ? { state: 'ask', contactId: rating.contactId }
    : { state: 'none' };
}

export function createRatings({ hub, fetch, later }: HttpPorts): Ratings {
  const ask = async (token: string, init: RequestInit): Promise<unknown> => {
    const abort = new AbortController();
    const giveUp = later(LOST_AFTER, () => abort.abort());
    try {
      const headers = {
        ...{ accept: 'application/json', authorization: `Bearer ${token}` },
        ...(init.body !== undefined && { 'content-type': 'application/json' }),
      };
      return await (await fetch(`${hub}/api/resident/rating`, { ...init, headers, signal: abort.signal })).json();
    } catch {
      return null;
    } finally {
      giveUp();
    }
  };
  return {
    standing: async (token) => readStanding(await ask(token, {})),
    give: async (token, rating) =>
      readCodeAnswer<{ ok: true }>(await ask(token, { method: 'POST', body: JSON.stringify(rating) }), ['ok']),
  };
}
