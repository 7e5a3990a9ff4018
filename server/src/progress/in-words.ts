/** What somebody is told in a thread of a report. Pure. */
import { cleanText, maskCards } from '../conversation/index.ts';
import { fillText } from './check-texts.ts';
import type { Notice } from './decide-notice.ts';
import { dayInWords } from './texts.ts';
import { progressWording as wording } from './wording.ts';

const NOTES_LENGTH = 300;

/**
 * A sentence on where the report stands, its date, and what the team wrote. Their words are for whoever made the report alone: they
 * may speak of that person.
 */
export function noticeInWords(
  { reference, isOwn, notes }: { reference: string; isOwn: boolean; notes: string },
  { stage, expectedOn, withNotes }: Notice,
): string {
  const written = withNotes ? maskCards(cleanText(notes)).text.slice(0, NOTES_LENGTH) : '';
  return [
    fillText(isOwn ? wording.own : wording.followed, { reference }),
    stage === null ? wording.news : wording.stages[stage],
    ...(expectedOn === null ? [] : [fillText(wording.date, { date: dayInWords(expectedOn) })]),
    ...(written === '' ? [] : [fillText(wording.notes, { notes: written })]),
  ].join(' ');
}
