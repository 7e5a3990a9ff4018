/** Why the resident got what they got: asks the hub, and puts the answer in the order in which it is read. */
import type { Action, ConversationEvent, PlainExplanation } from '@hub/contract';
import type { HttpPorts } from './http-line.ts';

/** Milliseconds after which the question counts as lost. */
const LOST_AFTER = 10_000;

/** `person`: something was said in confidence, so a person explains it and the screen does not (P12, P15). */
export type Why =
  { state: 'told'; explanations: readonly PlainExplanation[] } | { state: 'person' } | { state: 'failed' };

export type Phone = Extract<Action, { type: 'phone' }>;

/** Asks for the decisions of the conversation that the token opens. Answers `failed` and never throws. */
export type AskWhy = (token: string) => Promise<Why>;

/** Reads the hub's answer, newest decision first. Anything but an answer, a refusal too, is a failure. Pure. */
export function readWhy(body: unknown): Why {
  if (typeof body !== 'object' || body === null || !('ok' in body) || body.ok !== true) return { state: 'failed' };
  if (!('explanations' in body)) return { state: 'failed' };
  const { explanations } = body;
  if (explanations === null) return { state: 'person' };
  if (!Array.isArray(explanations)) return { state: 'failed' };
  return { state: 'told', explanations: newestFirst(explanations as PlainExplanation[]) };
}

/** Decisions of the same moment stay in the order in which they were given. */
function newestFirst(explanations: readonly PlainExplanation[]): PlainExplanation[] {
  return explanations.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

/** Every telephone number that the thread gives, each once, for somebody who cannot be answered here. Pure. */
export function phonesOf(events: readonly ConversationEvent[]): Phone[] {
  const given = events.flatMap((event) => event.actions ?? []).filter((action) => action.type === 'phone');
  return [...new Map(given.map((phone) => [phone.number, phone])).values()];
}

/** Makes the question to `GET /api/resident/why`. It goes by plain HTTP whichever line carries the conversation. */
export function createAskWhy({ hub, fetch, later }: HttpPorts): AskWhy {
  return async (token) => {
    const abort = new AbortController();
    const giveUp = later(LOST_AFTER, () => abort.abort());
    try {
      const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
      const answer = await fetch(`${hub}/api/resident/why`, { headers, signal: abort.signal });
      return readWhy(await answer.json());
    } catch {
      return { state: 'failed' };
    } finally {
      giveUp();
    }
  };
}
