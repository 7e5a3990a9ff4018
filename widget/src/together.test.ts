import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTogether, readDraft } from './together.ts';

const draft = { draftId: 'd', version: 2, title: 'Book', fields: [], isWhole: false, isConfirmed: false };

function hubThat(answer: () => Promise<unknown>) {
  const asked: string[] = [];
  const fetch = ((url: string, init: RequestInit) => {
    asked.push(`${init.method ?? 'GET'} ${url}`);
    return answer().then((body) => ({ json: () => Promise.resolve(body) }));
  }) as unknown as typeof globalThis.fetch;
  return { asked, together: createTogether({ hub: 'https://hub.example', fetch, later: () => () => undefined }) };
}

describe('a form that is filled in together', () => {
  it('is read, is none, or is not known', async () => {
    const { asked, together } = hubThat(() => Promise.resolve({ ok: true, draft }));
    expect(await together.read('t')).toEqual(draft);
    expect(asked).toEqual(['GET https://hub.example/api/resident/draft']);
    expect(await hubThat(() => Promise.resolve({ ok: true, draft: null })).together.read('t')).toBeNull();
    expect(await hubThat(() => Promise.reject(new Error('no network'))).together.read('t')).toBeUndefined();
  });

  it('takes a correction, and says why it was refused', async () => {
    const given = { draftId: 'd', field: 'name', text: 'Rosa', version: 2, insists: false };
    const { asked, together } = hubThat(() => Promise.resolve({ ok: true, draft, wrong: null }));
    expect(await together.answer('t', given)).toMatchObject({ state: 'done', value: { draft } });
    expect(asked).toEqual(['POST https://hub.example/api/resident/draft/answers']);
    const refused = hubThat(() => Promise.resolve({ detail: 'Look again.' })).together;
    expect(await refused.confirm('t', { draftId: 'd', version: 1 })).toEqual({
      state: 'refused',
      words: 'Look again.',
    });
  });

  it('is never anything else that a network may answer', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect([undefined, null]).toContain(readDraft(body));
      }),
    );
  });
});
