/** Codes by which a chat goes on by telephone, or one from a telephone goes on here: asks the hub, by plain HTTP. */
import type { ThreadCode } from '@hub/contract';
import type { HttpPorts } from './http-line.ts';
import type { Session } from './line.ts';

/** Milliseconds after which a question counts as lost. */
const LOST_AFTER = 10_000;

/** `refused` says why, in the hub's own words; `failed`: no answer came. */
export type Answered<T> = { state: 'done'; value: T } | { state: 'refused'; words: string } | { state: 'failed' };

export interface Codes {
  /** Makes a code for the conversation that the token opens. */
  make: (token: string) => Promise<Answered<ThreadCode>>;
  /** Uses a code; the answer opens its conversation. `token` is that of the chat that is left for it. */
  use: (code: string, token: string | null) => Promise<Answered<Session>>;
}

/** Reads the hub's answer: what was asked for, which has all these fields, or a refusal. Anything else is a failure. Pure. */
export function readCodeAnswer<T>(body: unknown, fields: readonly (keyof T & string)[]): Answered<T> {
  if (typeof body !== 'object' || body === null) return { state: 'failed' };
  if ('detail' in body && typeof body.detail === 'string') return { state: 'refused', words: body.detail };
  return fields.every((field) => field in body) ? { state: 'done', value: body as T } : { state: 'failed' };
}

export function createCodes({ hub, fetch, later }: HttpPorts): Codes {
  const post = async (path: string, body: object, more: Record<string, string> = {}): Promise<unknown> => {
    const abort = new AbortController();
    const giveUp = later(LOST_AFTER, () => abort.abort());
    try {
      const headers = { accept: 'application/json', 'content-type': 'application/json', ...more };
      const init = { method: 'POST', headers, body: JSON.stringify(body), signal: abort.signal };
      return await (await fetch(`${hub}/api/resident/code${path}`, init)).json();
    } catch {
      return null;
    } finally {
      giveUp();
    }
  };
  return {
    make: async (token) =>
      readCodeAnswer<ThreadCode>(await post('', {}, { authorization: `Bearer ${token}` }), ['code', 'number']),
    use: async (code, token) =>
      readCodeAnswer<Session>(await post('/use', { code, token: token === '' ? null : token }), [
        'token',
        'conversationId',
      ]),
  };
}
