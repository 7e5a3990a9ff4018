/** What stands in a thread, as it is said aloud. Pure. */
import type { Action, ConversationEvent } from '@hub/contract';
import { fill } from '../../platform/fill.ts';
import type { VoiceWording } from './wording.ts';

type Heard = Pick<ConversationEvent, 'seq' | 'kind' | 'from' | 'text' | 'actions'>;

/** What is told to the resident; a note is for staff, and where the thread goes on needs no words to whoever is there. */
const SAID: ReadonlySet<ConversationEvent['kind']> = new Set(['message', 'queued', 'returned']);

/** Sentences for the resident, in order, numbers by their figures. An agent's typed words are said too: they may be the answer. */
export function toSpeech(events: readonly Heard[]): string[] {
  return events.flatMap((event) => {
    if (!SAID.has(event.kind) || event.from === 'resident') return [];
    const words = aloud(event.text);
    return [words, ...phonesIn(event.actions ?? [], words)].filter((sentence) => sentence !== '');
  });
}

/** What can be pressed in answer, in the order of the keys 1 to 9. */
export function repliesIn(events: readonly Heard[]): { label: string; text: string }[] {
  const actions = events.flatMap((event) => (event.from === 'resident' ? [] : (event.actions ?? [])));
  return actions
    .flatMap((action) => (action.type === 'reply' ? [{ label: action.label, text: action.text }] : []))
    .slice(0, 9);
}

/** The last link that was given, with the entry that gave it: what can be had by text. */
export function linkIn(events: readonly Heard[]): { label: string; url: string; seq: number } | null {
  const links = events.flatMap(({ seq, actions }) =>
    (actions ?? []).flatMap((action) =>
      action.type === 'link' ? [{ label: action.label, url: action.url, seq }] : [],
    ),
  );
  return links.at(-1) ?? null;
}

/** "Press 1 for yes, at home." for each. */
export function choicesAloud(replies: readonly { label: string }[], wording: VoiceWording): string[] {
  return replies.map(({ label }, at) => fill(wording.choice, { number: String(at + 1), label: aloud(label) }));
}

/** The numbers beside the words that the words do not say themselves. */
function phonesIn(actions: readonly Action[], words: string): string[] {
  return actions.flatMap((action) => {
    const number = action.type === 'phone' ? aloud(action.number) : '';
    return action.type === 'phone' && !words.includes(number) ? [`${action.label}: ${number}.`] : [];
  });
}

/** Figures of three digits and more are numbers to dial or references: said one by one. An address of a page is not said. */
export function aloud(text: string): string {
  return text
    .replace(/https?:\/\/\S+/gu, '')
    .replace(/\d[\d ]*\d/gu, (run) => (run.replaceAll(' ', '').length < 3 ? run : digits(run)))
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Groups stay groups, with a breath between them. */
function digits(run: string): string {
  return run
    .split(' ')
    .map((group) => group.replace(/(?<=\d)(?=\d)/gu, ' '))
    .join(', ');
}
