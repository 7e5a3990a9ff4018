import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { ASKED, type ServiceAnswer } from './answers/parts.ts';
import { QUESTIONS } from './dialogs/questions.ts';
import { WORDING_IDS, type Wording } from './dialogs/wording.ts';
import { labelledMessage, type LabelledMessage } from './evaluation/labelled.ts';
import { SAFETY_SIGNALS } from './safety/signals.ts';
import type { SafetyLists } from './safety/safety-net.ts';
import type { Trained } from './understand/logistic.ts';
import { ASKS } from './understand/types.ts';

/** The package's data: beside `src` and beside `dist` alike. The only file of the package that uses the disk. */
const DATA = new URL('../data/', import.meta.url);
/** Numbers in this machine's own order: it is made by the build of the machine that reads it. */
const TRAINED = new URL('../dist/trained.bin', import.meta.url);
const FINGERPRINT_BYTES = 32;

const text = z.string().min(1);
const pattern = z.strictObject({ id: text, words: text });
const reviewed = { source: text, reviewer: text };
const signalFile = z.strictObject({ signal: z.enum(SAFETY_SIGNALS), ...reviewed, patterns: z.array(pattern) });
const maskFile = z.strictObject({ ...reviewed, patterns: z.array(pattern) });
const groupFile = z.strictObject({ groups: z.record(z.string(), z.array(text)) });
const lookalikeFile = z.strictObject({ words: z.array(text) });
const caseFile = z.strictObject({
  positive: z.array(z.strictObject({ text, signal: z.enum(SAFETY_SIGNALS) })),
  negative: z.array(z.strictObject({ text, intent: text })),
});
const indirectFile = z.strictObject({
  ...reviewed,
  phrases: z.array(z.strictObject({ text, signal: z.enum(SAFETY_SIGNALS) })),
});
const trainingFile = z.strictObject({ id: text, title: text, phrases: z.array(text) });
const askName = z.enum([...ASKS, 'interpreter']);
const asksFile = z.strictObject({
  groups: z.record(z.string(), z.array(text)),
  asks: z.record(askName, z.array(pattern)),
  /** Everyday uses of the same words, by the list that must not take them. */
  masks: z.partialRecord(askName, z.array(pattern)),
});
const askCasesFile = z.partialRecord(
  z.enum(ASKS),
  z.strictObject({ positive: z.array(text), negative: z.array(text) }),
);
const share = z.number().min(0).max(1);
const thresholdsFile = z.strictObject({
  note: text,
  answer: share,
  choose: share,
  nothing: share,
  /** Most likelihood of being nothing of the council's with which a message is still answered unasked. */
  doubt: share,
  learnedSafety: share,
  clause: share,
  temperature: z.number().positive(),
  nearestShare: share,
  personFirst: z.array(text),
});
const languagesFile = z.strictObject({
  note: text,
  languages: z.array(z.strictObject({ code: text, words: z.array(text) })),
  english: z.array(text),
  /** The words of the council that people say in any language: they speak for none. */
  borrowed: z.array(text),
  /** What in a script is one language's alone; the first that fits counts. */
  letters: z.array(z.strictObject({ code: text, pattern: text })),
});
const conceptFile = z.strictObject({ concepts: z.record(z.string(), z.array(text)) });
const heldOutFile = z.strictObject({ messages: z.array(labelledMessage) });
const answersFile = z.strictObject({
  groups: z.record(z.string(), z.array(text)),
  answers: z.array(z.strictObject({ question: z.enum(QUESTIONS), answer: text, patterns: z.array(pattern) })),
});
const askedFile = z.strictObject({
  groups: z.record(z.string(), z.array(text)),
  /** Words that mean nothing of their own in a plain question. */
  filler: z.array(text),
  questions: z.array(
    z.strictObject({
      about: z.enum(ASKED),
      /** Words with which it is another matter. */
      not: z.array(text),
      patterns: z.array(pattern),
    }),
  ),
});
const serviceAnswerFile = z.strictObject({
  ...{ id: text, what: text, how: text, need: text, howLong: text, cost: text, otherWays: text },
  hours: text.optional(),
  ...reviewed,
});
const wordingFile = z.record(z.enum(WORDING_IDS), text);

export type TrainingSet = z.infer<typeof trainingFile>;
export type SafetyCases = z.infer<typeof caseFile>;
export type AskLists = z.infer<typeof asksFile>;
export type AnswerLists = z.infer<typeof answersFile>;
export type AskedLists = z.infer<typeof askedFile>;
export type Thresholds = z.infer<typeof thresholdsFile>;
export type LanguageLists = z.infer<typeof languagesFile>;

/** Patterns of the safety net (`data/safety`). Throws when a file does not hold what it should. */
export function loadSafetyLists(): SafetyLists {
  return {
    groups: read('safety/groups.json', groupFile).groups,
    signals: SAFETY_SIGNALS.map((signal) => read(`safety/${signal}.json`, signalFile)),
    masks: read('safety/masks.json', maskFile).patterns,
    lookalikes: read('safety/lookalikes.json', lookalikeFile).words,
  };
}

/** Sentences that must and must not raise a signal: the safety net's tests, and training for the second, learned net. */
export function loadSafetyCases(): SafetyCases {
  return read('safety/cases.json', caseFile);
}

/** Sentences about danger that only the learned net can catch. */
export function loadIndirectDangers(): z.infer<typeof indirectFile>['phrases'] {
  return read('safety/said-indirectly.json', indirectFile).phrases;
}

/** Training phrases, one file a class, in alphabetical order so that training gives the same result on every machine. */
export function loadTraining(): TrainingSet[] {
  return filesIn('training').map((name) => read(name, trainingFile));
}

/** What the build has trained (`dist/trained.bin`), or undefined where nothing was built yet. */
export function loadTrained(): Trained | undefined {
  if (!existsSync(TRAINED)) return undefined;
  const bytes = readFileSync(TRAINED);
  return {
    fingerprint: bytes.subarray(0, FINGERPRINT_BYTES).toString('hex'),
    // Copied: numbers of four bytes must begin at a multiple of four.
    parameters: new Float32Array(Uint8Array.from(bytes.subarray(FINGERPRINT_BYTES)).buffer),
  };
}

/** Keeps what was trained, whole or not at all. */
export function keepTrained({ fingerprint, parameters }: Trained): void {
  const partial = new URL(`${TRAINED.href}.${process.pid}`);
  writeFileSync(partial, Buffer.concat([Buffer.from(fingerprint, 'hex'), new Uint8Array(parameters.slice().buffer)]));
  renameSync(partial, TRAINED);
}

/** Ideas and the words that belong to each: what makes a settee and a sofa alike to the classifier. */
export function loadConcepts(): Record<string, string[]> {
  return read('concepts.json', conceptFile).concepts;
}

/** Messages kept out of training: what the understanding is measured on. */
export function loadHeldOut(): LabelledMessage[] {
  return read('evaluation/held-out.json', heldOutFile).messages;
}

export function loadAskLists(): AskLists {
  return read('asks/asks.json', asksFile);
}

/** Sentences that must and must not be heard as an ask, by ask: the tests of the lists. */
export function loadAskCases(): z.infer<typeof askCasesFile> {
  return read('asks/cases.json', askCasesFile);
}

export function loadThresholds(): Thresholds {
  return read('thresholds.json', thresholdsFile);
}

export function loadLanguageLists(): LanguageLists {
  return read('languages.json', languagesFile);
}

/** Wordings of every answer to the policy's questions. */
export function loadAnswerLists(): AnswerLists {
  return read('questions/answers.json', answersFile);
}

/** Wordings of the plain questions that the bot answers itself. */
export function loadAskedLists(): AskedLists {
  return read('questions/asked.json', askedFile);
}

/** What the bot says of each service (`data/answers`), in alphabetical order. */
export function loadServiceAnswers(): ServiceAnswer[] {
  return filesIn('answers').map((name) => read(name, serviceAnswerFile));
}

/** What the bot says, by wording id, in one language. */
export function loadWording(language: 'en'): Wording {
  return read(`wording/${language}.json`, wordingFile);
}

function filesIn(folder: string): string[] {
  const names = readdirSync(new URL(`${folder}/`, DATA)).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => `${folder}/${name}`);
}

function read<T>(name: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(readFileSync(new URL(name, DATA), 'utf8')));
}
