import {
  loadAskLists,
  loadConcepts,
  loadIndirectDangers,
  loadLanguageLists,
  loadSafetyCases,
  loadThresholds,
  loadTrained,
  loadTraining,
  type Thresholds,
} from '../load.ts';
import { detectSafety } from '../safety/detect.ts';
import { kindOf, type SafetyKind, type SafetySignal } from '../safety/signals.ts';
import { normalise } from '../text/normalise.ts';
import { createAskReader, type AskName } from './asks.ts';
import { trainClassifier, type LabelledPhrase } from './classifier.ts';
import { actionOf, bandOf, type Found } from './decide.ts';
import { readEntities } from './entities.ts';
import { guess, shareOf, type Guess } from './guess.ts';
import { DIGITAL_EXCLUSION, OTHER_LANGUAGE, OUT_OF_SCOPE, safetyLabel, WANTS_HUMAN } from './labels.ts';
import { createLanguageReader } from './language.ts';
import type { Trained } from './logistic.ts';
import { orderIntents } from './order-intents.ts';
import { tokenize } from './tokens.ts';
import { findTwoIntents } from './two-intents.ts';
import { asksFrom, type Asks, type Understanding, type Understood } from './types.ts';

/** A listed wording of no access counts when the classifier finds it at least possible ("can't sign in online" is not). */
const POSSIBLE = 0.08;
/** A longer message says more than hello or thank you, however politely it begins. */
const GREETING_WORDS = 8;
/** From here on the classifier's word counts that a message is no English. */
const FOREIGN_SHARE = 0.5;
/** Fewer words than this say too little for the learned net; what they can say of danger is listed. */
const DANGER_WORDS = 4;
/** A word that so many phrases hold is English. */
const COMMON_ENOUGH = 2;
/** A danger is set aside when a harmless reading is more than so many times as likely. */
const OUTWEIGHED = 10;

/** Every phrase the classifier learns from: the training files, and the safety cases both ways. */
export function trainingPhrases(): LabelledPhrase[] {
  const cases = loadSafetyCases();
  return [
    ...loadTraining().flatMap(({ id, phrases }) => phrases.map((text) => ({ text, label: id }))),
    ...[...cases.positive, ...loadIndirectDangers()].map(({ text, signal }) => ({ text, label: safetyLabel(signal) })),
    ...cases.negative.map(({ text, intent }) => ({ text, label: intent })),
  ];
}

/** Trains from the package's own phrases, for the build to keep: a few seconds of processor time, the same result every time. */
export function trainAnew(): Trained {
  return trainClassifier(trainingPhrases(), loadConcepts(), loadThresholds()).trained;
}

/**
 * Builds the understanding: takes what the build has trained, trains anew where that was of other phrases, and reads the lists.
 * `thresholds` defaults to `data/thresholds.json`, `phrases` to the package's own. Build it once and keep it.
 */
export function createUnderstanding(
  thresholds: Thresholds = loadThresholds(),
  phrases: readonly LabelledPhrase[] = trainingPhrases(),
): Understanding {
  const classifier = trainClassifier(phrases, loadConcepts(), thresholds, loadTrained());
  const readLanguage = createLanguageReader(loadLanguageLists(), englishWords(phrases));
  const readAsks = createAskReader(loadAskLists());
  /** Where the words alone cannot tell, the classifier may know that it is no English. */
  const languageOf = (text: string, whole: Guess): string => {
    const read = readLanguage(text);
    return read === 'en' && shareOf(whole, OTHER_LANGUAGE) >= FOREIGN_SHARE ? readLanguage(text, true) : read;
  };

  return {
    understand: (text) => {
      if (text.trim() === '') return nothingSaid();
      const whole = guess(classifier, text);
      const words = tokenize(text).length;
      const language = languageOf(text, whole);
      // The learned net has learned English: of other languages it only guesses, and an interpreter comes anyway (P24).
      const learned = language === 'en' ? learnedDanger(whole, words, thresholds) : null;
      const safety = morePressing(detectSafety(text), learned);
      const listed = readAsks(text);
      const asks = asksOf(listed, whole, thresholds);
      const two = findTwoIntents(normalise(text), whole, thresholds.clause, (clause) => guess(classifier, clause));
      const intents = orderIntents({
        whole,
        two,
        safety,
        asks,
        language,
        interpreter: listed.has('interpreter'),
        short: words <= GREETING_WORDS,
      });
      const found: Found = {
        intents,
        twoIntents: two.length > 1,
        safety,
        asks,
        outOfScope: shareOf(whole, OUT_OF_SCOPE),
        councilMatter: whole.otherCouncil >= thresholds.choose,
      };
      const band = bandOf(found, thresholds);
      const action = actionOf(found, band, thresholds);
      return { language, intents, safety, asks, entities: readEntities(text), band, action };
    },
  };
}

function nothingSaid(): Understood {
  const asks = asksFrom(() => false);
  return { language: 'en', intents: [], safety: null, asks, entities: [], band: 'none', action: 'none' };
}

/** Words of the English training phrases; one that hardly anybody wrote may be a name, a slip, or of another language. */
function englishWords(phrases: readonly LabelledPhrase[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { text, label } of phrases)
    if (label !== OTHER_LANGUAGE)
      for (const word of new Set(tokenize(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= COMMON_ENOUGH).map(([word]) => word));
}

/** The second net: what no listed pattern caught, but is likely enough, and not nothing beside something harmless. */
function learnedDanger(
  { danger, intents: [top] }: Guess,
  words: number,
  { learnedSafety }: Thresholds,
): SafetySignal | null {
  if (!danger || words < DANGER_WORDS || danger.confidence < learnedSafety) return null;
  return (top?.confidence ?? 0) <= OUTWEIGHED * danger.confidence ? danger : null;
}

/** What a list found counts, but an urgent repair, or want of a home, never hides a danger to people that the classifier is sure of. */
function morePressing(listed: SafetySignal | null, learned: SafetySignal | null): SafetySignal | null {
  if (!listed || !learned) return listed ?? learned;
  return OF_A_HOME.has(kindOf(listed.signal)) && !OF_A_HOME.has(kindOf(learned.signal)) ? learned : listed;
}

const OF_A_HOME: ReadonlySet<SafetyKind> = new Set(['repairs', 'homelessness']);

function asksOf(listed: ReadonlySet<AskName>, whole: Guess, thresholds: Thresholds): Asks {
  const offline = shareOf(whole, DIGITAL_EXCLUSION);
  return {
    ...asksFrom((ask) => listed.has(ask)),
    // A person is never something to choose from a list: whoever seems to want one is given one (P17).
    person: listed.has('person') || shareOf(whole, WANTS_HUMAN) >= thresholds.choose,
    digitalExclusion: offline >= thresholds.choose || (listed.has('digitalExclusion') && offline >= POSSIBLE),
  };
}
