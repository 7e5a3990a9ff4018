/**
 * What is said, as texts (P65, P66): the council's name first, two segments at most, letters that every phone has. What must be
 * said is always whole; the assistant's other sentences are left out from the end where they do not fit. Pure.
 */
import type { Action, Sender } from '@hub/contract';
import { SegmentedMessage } from 'sms-segments-calculator';
import { fill } from '../../platform/fill.ts';
import { smsWording as wording } from './wording.ts';

export interface Said {
  from: Sender;
  /** Of an adviser, as residents are told it. */
  name?: string | undefined;
  text: string;
  actions?: readonly Action[] | undefined;
  /** Given where life or safety is in danger: no sentence of it is left out. */
  staff?: { safety?: string | undefined } | undefined;
}

const MOST_SEGMENTS = 2;
/** Two joined segments in the plain alphabet. */
const MOST_LETTERS = 306;

/** Letters of the plain alphabet that take one place each. */
const PLAIN = /^[\n !-Z_a-z@£¥§¿¡ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ]*$/u;

/** Nearly every text is plain and only has to be measured; the calculator takes milliseconds for one. */
export function segmentsOf(text: string): number {
  if (PLAIN.test(text)) return text.length <= 160 ? 1 : Math.ceil(text.length / 153);
  return new SegmentedMessage(text).segmentsCount;
}

/** The texts that say one thing after another. All of it is one adviser's, or none of it. */
export function toTexts(said: readonly Said[], { council, baseUrl }: { council: string; baseUrl: string }): string[] {
  const [first] = said;
  if (first?.from === 'agent') {
    const name = first.name === undefined ? council : fill(wording.adviser, { council, name: firstName(first.name) });
    return inPieces(
      `${name}: `,
      said.flatMap(({ text }) => sentencesOf(tidy(text))),
    );
  }
  const begin = `${council}: `;
  const actions = said.flatMap((each) => each.actions ?? []);
  // A question and what to reply to it are nothing without each other.
  const isQuestion = (each: Said) => repliesOf(each.actions ?? []).length > 0;
  const wordsOf = (some: readonly Said[]) => some.flatMap(({ text }) => sentencesOf(plainLetters(tidy(text))));
  const must = [...wordsOf(said.filter(isQuestion)), ...saidBeside(actions, baseUrl)];
  const isDanger = said.some(({ staff }) => staff?.safety !== undefined);
  const sentences = wordsOf(said.filter((each) => !isQuestion(each)));
  if (isDanger || sentences.length === 0) return inPieces(begin, [...sentences, ...must]);
  // The first sentence is the answer; a text without it would be a link from nowhere.
  for (let kept = sentences.length; kept > 0; kept -= 1) {
    const text = begin + [...sentences.slice(0, kept), ...must].join(' ');
    if (fits(text)) return [text];
  }
  return inPieces(begin, [...sentences.slice(0, 1), ...must]);
}

/** Which of what could be pressed a lone digit means, numbered as in the text: its words, or undefined. */
export function pressedReply(text: string, actions: readonly Action[]): string | undefined {
  const digit = /^\s*(\d)\s*[.!)]?\s*$/.exec(text)?.[1];
  if (digit === undefined) return undefined;
  if (digit === '0') return actions.find((action) => action.type === 'person')?.text;
  return repliesOf(actions)[Number(digit) - 1]?.text;
}

function repliesOf(actions: readonly Action[]) {
  return actions.flatMap((action) => (action.type === 'reply' ? [action] : [])).slice(0, 9);
}

/** What stands beside the words on a page, in words: links, numbers to ring, what to reply, and the way to a person, each once. */
function saidBeside(actions: readonly Action[], baseUrl: string): Set<string> {
  const links = actions.flatMap((action) =>
    action.type === 'link' ? [`${plainLetters(action.label)} ${absolute(action.url, baseUrl)}`] : [],
  );
  const phones = actions.flatMap((action) =>
    action.type === 'phone' ? [plainLetters(`${action.label}: ${action.number}.`)] : [],
  );
  const choices = repliesOf(actions).map(({ label }, at) =>
    fill(wording.choice, { number: String(at + 1), label: plainLetters(label) }),
  );
  return new Set([
    ...links,
    ...phones,
    ...(choices.length > 0 ? [fill(wording.reply, { choices: choices.join('; ') })] : []),
    ...(actions.some(({ type }) => type === 'person') ? [wording.person] : []),
  ]);
}

const absolute = (url: string, baseUrl: string): string => (url.startsWith('/') ? `${baseUrl}${url}` : url);
const fits = (text: string): boolean => text.length <= MOST_LETTERS && segmentsOf(text) <= MOST_SEGMENTS;
const firstName = (name: string): string => plainLetters(name.split(' ')[0] ?? name);
const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!])\s+/u).filter(Boolean);

/** As many texts as are needed, cut between parts; a part that is too long alone is cut between words. */
function inPieces(begin: string, parts: readonly string[]): string[] {
  const texts: string[] = [];
  let text = begin;
  const close = () => {
    if (text !== begin) texts.push(text.trimEnd());
    text = begin;
  };
  for (const part of parts) {
    const pieces = fits(begin + part) ? [part] : part.split(' ').flatMap((word) => cutWord(begin, word));
    for (const piece of pieces) {
      if (!fits(text + piece)) close();
      text += `${piece} `;
    }
  }
  close();
  return texts;
}

/** A word longer than a whole text, by its letters. */
function cutWord(begin: string, word: string): string[] {
  if (fits(begin + word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && !fits(begin + piece + letter)) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

const PLAIN_FORMS: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u2032]/gu, "'"],
  [/[\u201c\u201d\u201e\u2033]/gu, '"'],
  [/[\u2010-\u2015\u2212]/gu, '-'],
  [/\u2026/gu, '...'],
  [/[\u00a0\u2000-\u200a\u202f\u3000]/gu, ' '],
];

/** Our own words in the alphabet of plain texts: marks that look alike for those it lacks, and nothing for the rest. */
function plainLetters(text: string): string {
  const plain = PLAIN_FORMS.reduce((words, [marks, mark]) => words.replace(marks, mark), text);
  if (PLAIN.test(plain)) return tidy(plain);
  const strange = new Set(new SegmentedMessage(plain).getNonGsmCharacters());
  return tidy([...strange].reduce((words, letter) => words.replaceAll(letter, ''), plain));
}
