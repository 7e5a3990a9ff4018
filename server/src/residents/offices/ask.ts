/** Asks a back office over HTTP, within a time of its own. The reference goes in the body: an address is kept by every proxy. */
import { OfficeTrouble } from './office.ts';

export interface OfficeSettings {
  /** Where its `find` lies, with or without a slash at the end. */
  baseUrl: string;
  /** Undefined: the way to it is trusted. */
  apiKey: string | undefined;
  /** How long one answer may take, its body included. */
  timeoutMs: number;
}

/** What an office answers of a reference, as JSON that nobody has checked; null for 404. */
export type Ask = (reference: string) => Promise<unknown>;

export function createAsk({ baseUrl, apiKey, timeoutMs }: OfficeSettings, fetch: typeof globalThis.fetch): Ask {
  const url = `${baseUrl.replace(/\/+$/, '')}/find`;
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
  };
  return async (reference) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const body = JSON.stringify({ reference });
    const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
      // Read here, so that a body that never ends runs out of the same time.
      .then(async (response) => ({ status: response.status, ok: response.ok, text: await response.text() }))
      .catch(() => {
        throw new OfficeTrouble(signal.aborted ? 'no answer in time' : 'no connection');
      });
    if (answer.status === 404) return null;
    if (!answer.ok) throw new OfficeTrouble(`HTTP ${answer.status}`);
    try {
      return JSON.parse(answer.text) as unknown;
    } catch {
      throw new OfficeTrouble('an answer that is no JSON');
    }
  };
}
