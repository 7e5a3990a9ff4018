import type { Entity } from './entities.ts';
import type { SafetySignal } from '../safety/signals.ts';

/** A guess at what a message is about: a service id or one of the special ids, and how sure (0 to 1). */
export interface Intent {
  readonly id: string;
  readonly confidence: number;
}

/** What a message asks for or says of its writer, apart from its subject: one list of wordings each (`data/asks`). */
export const ASKS = [
  'person',
  'complaint',
  'informationRequest',
  'dataRequest',
  'digitalExclusion',
  /** The resident tried to do it online and failed (P42). */
  'triedOnline',
  /** The writer is under 18 (P14); no word of somebody else's age. */
  'underEighteen',
  /** The writer speaks for another person (P26). */
  'forSomeoneElse',
  /** The writer says they are a councillor or an MP (P31). */
  'councillor',
  /** An injury, a claim, a solicitor (P32). */
  'legal',
  /** The writer says they are from the press (P32). */
  'press',
  /** A person has died (P33). */
  'bereavement',
  /** The writer cannot pay, or is pursued for a debt (P49). */
  'cannotPay',
] as const;

export type Ask = (typeof ASKS)[number];

export type Asks = Readonly<Record<Ask, boolean>>;

/** Every ask with whether it was made: `isMade` is called once for each. */
export function asksFrom(isMade: (ask: Ask) => boolean): Asks {
  return {
    person: isMade('person'),
    complaint: isMade('complaint'),
    informationRequest: isMade('informationRequest'),
    dataRequest: isMade('dataRequest'),
    digitalExclusion: isMade('digitalExclusion'),
    triedOnline: isMade('triedOnline'),
    underEighteen: isMade('underEighteen'),
    forSomeoneElse: isMade('forSomeoneElse'),
    councillor: isMade('councillor'),
    legal: isMade('legal'),
    press: isMade('press'),
    bereavement: isMade('bereavement'),
    cannotPay: isMade('cannotPay'),
  };
}

/** How sure the best guess is: enough to answer, to offer a choice, or only for a person; `none` when nothing is wanted. */
export type Band = 'answer' | 'choose' | 'person' | 'none';

/** The one thing to do with a message, as the `classify` command prints it. */
export type Action =
  'answer' | 'choose' | 'person' | 'emergency' | 'safeguarding' | 'digital-exclusion' | 'interpreter' | 'none';

export interface Understood {
  /** ISO 639-1; `en` when the text is too short to tell. */
  readonly language: string;
  /** At most five, surest first; two intents of one message come first. */
  readonly intents: readonly Intent[];
  readonly safety: SafetySignal | null;
  readonly asks: Asks;
  /** Postcodes, numbers, references and days that it names. */
  readonly entities: readonly Entity[];
  readonly band: Band;
  readonly action: Action;
}

export interface Understanding {
  /** Reads one message; any text is accepted and at most 2,000 characters of it are read. Never throws. */
  understand(text: string): Understood;
}
