import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCodes, readCodeAnswer } from './code.ts';
import type { HttpPorts } from './http-line.ts';

interface Asked {
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

/** A hub that answers with this, or with nothing. */
function hubThat(answers: object | null) {
  const asked: Asked[] = [];
  const fetch = (url: string, init: RequestInit) => {
    asked.push({ url, headers: init.headers as Record<string, string>, body: JSON.parse(init.body as string) });
    return answers === null ? Promise.reject(new TypeError('no network')) : Promise.resolve(Response.json(answers));
  };
  const ports = { hub: 'https://hub.example', fetch, later: () => () => undefined } as unknown as HttpPorts;
  return { asked, codes: createCodes(ports) };
}

describe('codes', () => {
  it('are made with the token of the chat, and shown with the number that takes them', async () => {
    const { asked, codes } = hubThat({ ok: true, code: '482910', number: '07700 900999' });
    expect(await codes.make('t')).toMatchObject({ state: 'done', value: { code: '482910', number: '07700 900999' } });
    expect(asked).toMatchObject([
      { url: 'https://hub.example/api/resident/code', headers: { authorization: 'Bearer t' } },
    ]);
  });

  it('are used with the token of the chat that is left, if there is one', async () => {
    const { asked, codes } = hubThat({ ok: true, token: 'new', conversationId: 'c' });
    expect(await codes.use('482 910', 'old')).toMatchObject({ state: 'done', value: { token: 'new' } });
    await codes.use('482 910', '');
    expect(asked.map(({ body }) => body)).toEqual([
      { code: '482 910', token: 'old' },
      { code: '482 910', token: null },
    ]);
  });

  it('that are refused say why, and without an answer have failed', async () => {
    const words = 'That code does not work.';
    expect(await hubThat({ code: 'not-found', detail: words }).codes.use('1', null)).toEqual({
      state: 'refused',
      words,
    });
    expect(await hubThat(null).codes.make('t')).toEqual({ state: 'failed' });
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(['failed', 'refused']).toContain(readCodeAnswer<{ zzz: 1 }>(body, ['zzz']).state);
      }),
    );
  });
});
