/** The form that an adviser fills in with the resident: asks the hub how it stands, and takes corrections there, by plain HTTP. */
import type { DraftSaved, ResidentAnswer, ResidentConfirm, ResidentDraft } from '@hub/contract';
import type { Answered } from './code.ts';
import { readCodeAnswer } from './code.ts';
import type { HttpPorts } from './http-line.ts';

/** Milliseconds after which a question counts as lost. */
const LOST_AFTER = 10_000;

export interface FormAnswered {
  draft: ResidentDraft;
  wrong: DraftSaved['wrong'];
}

export interface Together {
  /** Null where no form is filled in with them now; undefined where no answer came, so that what is shown stays. */
  read: (token: string) => Promise<ResidentDraft | null | undefined>;
  answer: (token: string, answer: ResidentAnswer) => Promise<Answered<FormAnswered>>;
  confirm: (token: string, seen: ResidentConfirm) => Promise<Answered<unknown>>;
}

/** Reads the hub's answer. Pure. */
export function readDraft(body: unknown): ResidentDraft | null | undefined {
  if (typeof body !== 'object' || body === null || !('draft' in body)) return undefined;
  const { draft } = body;
  if (draft === null) return null;
  return typeof draft === 'object' && 'fields' in draft && Array.isArray(draft.fields)
    ? (draft as ResidentDraft)
    : undefined;
}

export function createTogether({ hub, fetch, later }: HttpPorts): Together {
  const ask = async (token: string, path: string, payload?: object): Promise<unknown> => {
    const abort = new AbortController();
    const giveUp = later(LOST_AFTER, () => abort.abort());
    try {
      const headers = {
        ...{ accept: 'application/json', authorization: `Bearer ${token}` },
        ...(payload && { 'content-type': 'application/json' }),
      };
      const init = payload ? { method: 'POST', body: JSON.stringify(payload) } : {};
      return await (await fetch(`${hub}/api/resident/draft${path}`, { ...init, headers, signal: abort.signal })).json();
    } catch {
      return null;
    } finally {
      giveUp();
    }
  };
  return {
    read: async (token) => readDraft(await ask(token, '')),
    answer: async (token, answer) =>
      readCodeAnswer<FormAnswered>(await ask(token, '/answers', answer), ['draft', 'wrong']),
    confirm: async (token, seen) => readCodeAnswer<{ ok: true }>(await ask(token, '/confirm', seen), ['ok']),
  };
}
