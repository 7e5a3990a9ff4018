import type { Understood } from '../understand/types.ts';
import { DIGITAL_EXCLUSION, EMERGENCY, OUT_OF_SCOPE, SAFEGUARDING, WANTS_HUMAN } from '../understand/labels.ts';
import { expectedIntents, namedIntents, type LabelledMessage } from './labelled.ts';

/** A message and what was understood of it. */
export interface Read {
  readonly message: LabelledMessage;
  readonly understood: Understood;
}

/** How often something was so, and out of how many; the share is not a number when there was none. */
export interface Share {
  readonly of: number;
  readonly so: number;
  readonly share: number;
}

/** What is measured of a set of messages. Shares are from 0 to 1. */
export interface Measured {
  readonly topOne: Share;
  readonly oneOfThree: Share;
  /** Both matters of a message about two stand first. */
  readonly bothFirst: Share;
  readonly answeredRight: Share;
  /** Messages answered at once, out of all. */
  readonly answered: Share;
  readonly outOfScopeAnswered: Share;
  readonly rightAction: Share;
  /** Dangers that led to an emergency or safeguarding answer, and alarms that were dangers. */
  readonly safetyRecall: Share;
  readonly safetyPrecision: Share;
  readonly wantsHuman: Share;
  readonly digitalExclusion: Share;
  /** Messages in another language whose language was told. */
  readonly otherLanguages: Share;
  readonly englishMisjudged: Share;
}

const DANGERS: ReadonlySet<string> = new Set([EMERGENCY, SAFEGUARDING]);

export const isRight = ({ message, understood }: Read): boolean =>
  expectedIntents(message).includes(namedIntents(understood)[0] ?? '');

/** Counts how well a set of messages was understood. */
export function measure(reads: readonly Read[]): Measured {
  const english = (read: Read) => (read.message.language ?? 'en') === 'en';
  const answered = reads.filter(({ understood }) => understood.action === 'answer');
  const only = (id: string) => reads.filter(({ message }) => expectedIntents(message).includes(id));
  const dangers = reads.filter(({ message }) => expectedIntents(message).some((id) => DANGERS.has(id)));
  const alarms = reads.filter(({ understood }) => DANGERS.has(understood.action));
  return {
    topOne: share(reads, isRight),
    oneOfThree: share(reads, ({ message, understood }) =>
      namedIntents(understood)
        .slice(0, 3)
        .some((id) => expectedIntents(message).includes(id)),
    ),
    bothFirst: share(
      reads.filter(({ message }) => message.intents.length === 2),
      ({ message, understood }) => message.intents.every((id) => namedIntents(understood).slice(0, 2).includes(id)),
    ),
    answeredRight: share(answered, isRight),
    answered: share(reads, ({ understood }) => understood.action === 'answer'),
    outOfScopeAnswered: share(only(OUT_OF_SCOPE), ({ understood }) => understood.action === 'answer'),
    rightAction: share(
      reads.filter(({ message }) => message.actions !== undefined),
      ({ message, understood }) => message.actions?.includes(understood.action) === true,
    ),
    safetyRecall: share(dangers, ({ understood }) => DANGERS.has(understood.action)),
    safetyPrecision: share(alarms, ({ message }) =>
      [...expectedIntents(message), ...(message.actions ?? [])].some((id) => DANGERS.has(id)),
    ),
    wantsHuman: share(only(WANTS_HUMAN), ({ understood }) => ['person', ...DANGERS].includes(understood.action)),
    digitalExclusion: share(only(DIGITAL_EXCLUSION), ({ understood }) =>
      ['digital-exclusion', 'person', ...DANGERS].includes(understood.action),
    ),
    otherLanguages: share(
      reads.filter((read) => !english(read)),
      ({ message, understood }) => understood.language === message.language,
    ),
    englishMisjudged: share(reads.filter(english), ({ understood }) => understood.language !== 'en'),
  };
}

/** The measurement apart for every value of a key, in alphabetical order. */
export function measureBy(reads: readonly Read[], keyOf: (read: Read) => string): [string, Measured][] {
  const groups = new Map<string, Read[]>();
  for (const read of reads) groups.set(keyOf(read), [...(groups.get(keyOf(read)) ?? []), read]);
  return [...groups].sort(([one], [other]) => one.localeCompare(other)).map(([key, some]) => [key, measure(some)]);
}

/** Pairs of an expected and another intent that was named instead, most frequent first. */
export function mostConfused(reads: readonly Read[], most: number): { pair: string; times: number }[] {
  const pairs = new Map<string, number>();
  for (const read of reads) {
    if (isRight(read)) continue;
    const pair = `${expectedIntents(read.message)[0]} as ${namedIntents(read.understood)[0]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return [...pairs]
    .map(([pair, times]) => ({ pair, times }))
    .sort((one, other) => other.times - one.times)
    .slice(0, most);
}

function share(reads: readonly Read[], holds: (read: Read) => boolean): Share {
  const so = reads.filter(holds).length;
  return { of: reads.length, so, share: so / reads.length };
}
