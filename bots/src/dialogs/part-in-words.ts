import type { Part } from '../answers/parts.ts';
import type { Turn } from './turn.ts';

/** One part of what is known of a service, in sentences; where its file has no hours, they are the council's own. */
export function partInWords(turn: Turn, service: string, part: Part): string {
  const { book } = turn;
  return (
    book.part(service, part) ?? turn.words(part === 'hours' ? 'hours-answer' : 'part-unknown', { ...book.contacts })
  );
}
