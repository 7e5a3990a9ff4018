/** What somebody is told when a report gets on. Pure. */
import { cleanText, maskCards } from '../conversation/index.ts';
import type { ReportWording } from './wording.ts';

export interface Progress {
  reference: string;
  status: string;
  notes: string;
  /** True for somebody who follows a report that another resident made. */
  follows: boolean;
}

const NOTES_LENGTH = 300;

/**
 * A sentence on where the report stands, and what the team wrote of it. Their words are for whoever made the report alone: they may
 * speak of that person. A status that the standard does not know is one of work that goes on.
 */
export function progressInWords({ reference, status, notes, follows }: Progress, wording: ReportWording): string {
  const isClosed = status === 'closed';
  const sentence = follows
    ? wording[isClosed ? 'followedClosed' : 'followedOpen']
    : wording[isClosed ? 'closed' : 'open'];
  const written = follows ? '' : maskCards(cleanText(notes)).text.slice(0, NOTES_LENGTH);
  const parts = [sentence.replace('{reference}', reference)];
  if (written !== '') parts.push(wording.notes.replace('{notes}', () => written));
  return parts.join(' ');
}
