import { kindOf, type SafetySignal } from '../safety/signals.ts';
import type { Thresholds } from '../load.ts';
import { EMERGENCY, OTHER_LANGUAGE, OUT_OF_SCOPE, SAFEGUARDING } from './labels.ts';
import { ASKS, type Action, type Ask, type Asks, type Band, type Intent } from './types.ts';

/** What the law gives to people (P28 to P30), and what the policy always takes to one (P14, P31 to P33, P42). */
const PERSON_ASKS: readonly Ask[] = [
  'complaint',
  'informationRequest',
  'dataRequest',
  'underEighteen',
  'councillor',
  'legal',
  'press',
  'bereavement',
  'triedOnline',
];

const DANGERS: ReadonlySet<string> = new Set([EMERGENCY, SAFEGUARDING]);

export interface Found {
  readonly intents: readonly Intent[];
  readonly twoIntents: boolean;
  readonly safety: SafetySignal | null;
  readonly asks: Asks;
  /** How likely it is that the message is nothing of the council's (0 to 1). */
  readonly outOfScope: number;
  /** True when a council matter without a service of its own is likelier than nothing of the council's. */
  readonly councilMatter: boolean;
}

/** How sure the best guess is, by the thresholds; a message about nothing is `none`, doubt is a person's. */
export function bandOf(found: Found, thresholds: Thresholds): Band {
  const [top] = found.intents;
  if (!top) return 'none';
  if (top.id === OUT_OF_SCOPE) return found.councilMatter || top.confidence < thresholds.nothing ? 'person' : 'none';
  // A danger that is only suspected is nothing to choose from a list: a person looks.
  if (!found.safety && DANGERS.has(top.id)) return 'person';
  if (top.confidence < thresholds.choose) return 'person';
  const isSure = top.confidence >= thresholds.answer && found.outOfScope <= thresholds.doubt;
  return found.twoIntents || !isSure ? 'choose' : 'answer';
}

/**
 * The one thing to do: danger first (P05 to P13, P16), then another language (P24), a person when asked for (P17), no access
 * (P51), what is always a person's, matters that are never steered (P55f), and only then the band. Whatever else the writer
 * says of themselves is for the policy to weigh, so a message that holds any of it is never about nothing.
 */
export function actionOf(found: Found, band: Band, thresholds: Thresholds): Action {
  const { safety, asks, intents } = found;
  if (safety) {
    const kind = kindOf(safety.signal);
    return kind === 'homelessness' || kind === 'repairs' ? 'person' : kind;
  }
  if (intents[0]?.id === OTHER_LANGUAGE) return 'interpreter';
  if (asks.person) return 'person';
  if (asks.digitalExclusion) return 'digital-exclusion';
  if (PERSON_ASKS.some((ask) => asks[ask])) return 'person';
  if (band !== 'none' && intents.slice(0, 2).some((intent) => isPersonFirst(intent, thresholds))) return 'person';
  return band === 'none' && ASKS.some((ask) => asks[ask]) ? 'person' : band;
}

function isPersonFirst({ id, confidence }: Intent, thresholds: Thresholds): boolean {
  return thresholds.personFirst.includes(id) && confidence >= thresholds.choose;
}
