import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HttpPorts } from './http-line.ts';
import { createRatings, readStanding } from './rating.ts';

/** A hub that answers with this, or with nothing. */
function hubThat(answers: object | null) {
  const asked: { url: string; method: string; authorization: string | null; body: unknown }[] = [];
  const fetch = (url: string, init: RequestInit) => {
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    const authorization = new Headers(init.headers).get('authorization');
    asked.push({ url, method: init.method ?? 'GET', authorization, body });
    return answers === null ? Promise.reject(new TypeError('no network')) : Promise.resolve(Response.json(answers));
  };
  const ports = { hub: 'https://hub.example', fetch, later: () => () => undefined } as unknown as HttpPorts;
  return { asked, ratings: createRatings(ports) };
}
const url = 'https://hub.example/api/resident/rating';
const rating = { contactId: 'c', score: 4, comment: '' };

describe('a rating', () => {
  it('is asked for and given with the token of the chat, and nothing of it in the address', async () => {
    const standing = { state: 'ask', contactId: 'c' };
    const { asked, ratings } = hubThat({ ok: true, rating: standing });
    expect(await ratings.standing('t')).toEqual(standing);
    expect(await ratings.give('t', rating)).toMatchObject({ state: 'done' });
    expect(asked).toEqual([
      { url, method: 'GET', authorization: 'Bearer t', body: null },
      { url, method: 'POST', authorization: 'Bearer t', body: rating },
    ]);
  });

  it('is not asked for where no answer came, and says why it was not taken', async () => {
    expect(await hubThat(null).ratings.standing('t')).toEqual({ state: 'none' });
    expect(await hubThat(null).ratings.give('t', rating)).toEqual({ state: 'failed' });
    const refused = hubThat({ code: 'not-found', detail: 'Not any more.' });
    expect(await refused.ratings.give('t', rating)).toEqual({ state: 'refused', words: 'Not any more.' });
  });

  it('is asked for only where the hub says so in full', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(readStanding(body)).toEqual({ state: 'none' });
        expect(readStanding({ ok: true, rating: body })).toEqual({ state: 'none' });
      }),
    );
    expect(readStanding({ ok: true, rating: { state: 'ask' } })).toEqual({ state: 'none' });
    expect(readStanding({ ok: true, rating: { state: 'thanks' } })).toEqual({ state: 'thanks' });
  });
});
