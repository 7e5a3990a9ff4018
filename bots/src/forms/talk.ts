/** What the assistant remembers while it fills an e-form with somebody, beside the draft itself. */
import { placeSchema } from '@hub/contract';
import type { FormAnswers, Place } from '@hub/contract';
import type { Form, Gazetteer } from '@hub/forms';
import * as z from 'zod';
import type { WordingId } from '../dialogs/wording.ts';

export const talkSchema = z.strictObject({
  /** What is awaited: an answer, one of several places, whether it is a report that is known, a yes to all, or what to change. */
  stage: z.enum(['ask', 'which', 'same', 'check', 'change']),
  /** The field that is asked. */
  field: z.string(),
  /** Answers in a row that could not be read. */
  tries: z.int(),
  /** Places to choose from; kept afterwards, so that "the other street" is understood. */
  places: z.array(placeSchema),
  /** References of reports nearby that the resident was asked about; null before anybody looked. */
  nearby: z.array(z.string()).nullable(),
});
export type Talk = z.infer<typeof talkSchema>;

export const FRESH_TALK: Talk = { stage: 'ask', field: '', tries: 0, places: [], nearby: null };

/** A report that somebody else made nearby; only what may be told to anybody. */
export interface NearbyReport {
  reference: string;
  /** The day it was made, in words. */
  day: string;
  place: string;
}

export interface FormPorts {
  forms: readonly Form[];
  gazetteer: Gazetteer;
  /** Reports of the same kind near a place, made lately. */
  nearby(serviceCode: string, place: Place): Promise<NearbyReport[]>;
}

/** What a step of the talk needs to know. */
export interface Moment {
  form: Form;
  ports: FormPorts;
  words: (id: WordingId, values?: Readonly<Record<string, string>>) => string;
  now: Date;
}

/** Something to say, with answers to press. */
export interface Saying {
  text: string;
  /** Each is sent as it stands. */
  buttons: readonly string[];
}

/** Where a step leads. */
export interface Step {
  answers: FormAnswers;
  says: Saying[];
  outcome:
    | { kind: 'goes-on'; talk: Talk }
    | { kind: 'sent' }
    | { kind: 'left' }
    /** It is a report that is known: the resident follows that one. */
    | { kind: 'follows'; reference: string }
    /** Too many answers that could not be read: a person goes on with the draft. */
    | { kind: 'person' }
    /** The message was about something else. */
    | { kind: 'passed-on'; talk: Talk };
}
