/** Understanding a text that is longer than one message: every part is read, so that danger is found wherever it stands. */
import type { SafetySignal, Understood } from '@hub/bots';
import { SAFETY_SIGNALS } from '@hub/bots';
import { MESSAGE_LIMIT } from '@hub/contract';

/** Cuts a text between words into parts that the assistant reads to their end; a word that is longer than a part is cut. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > MESSAGE_LIMIT) {
    const space = rest.slice(0, MESSAGE_LIMIT).search(/\s\S*$/);
    const at = space > 0 ? space : MESSAGE_LIMIT;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

const pressing = ({ signal }: SafetySignal): number => SAFETY_SIGNALS.indexOf(signal);

/** What the whole is about is said first; what it asks for, and danger in it, counts from every part (P05, P17). */
export function wholeOf(first: Understood, others: readonly Understood[]): Understood {
  const all = [first, ...others];
  const signals = all.flatMap(({ safety }) => (safety ? [safety] : []));
  const asks = Object.fromEntries(
    Object.keys(first.asks).map((ask) => [ask, all.some((each) => each.asks[ask as keyof Understood['asks']])]),
  ) as Understood['asks'];
  return {
    ...first,
    asks,
    safety: signals.sort((a, b) => pressing(a) - pressing(b))[0] ?? null,
  };
}

export async function readWhole(understand: (text: string) => Promise<Understood>, text: string): Promise<Understood> {
  const [first = '', ...others] = partsOf(text);
  return wholeOf(await understand(first), await Promise.all(others.map(understand)));
}
