import type { Aside } from '../answers/asides.ts';
import type { Part } from '../answers/parts.ts';
import { ANSWER } from './framework/dialog-ids.ts';
import type { Turn } from './turn.ts';

/** Answers a question that stands beside what is under way, and then asks again what was being asked. */
export async function sayAside(turn: Turn, aside: Aside): Promise<void> {
  const words =
    aside.about === 'assistant'
      ? turn.words('assistant')
      : aside.parts.map((part) => partInWords(turn, aside.service, part)).join(' ');
  turn.say(words, [turn.personButton()]);
  const { dialogStack } = turn.state;
  // Whether an answer helped is asked once (P75), and it can still be said.
  if (dialogStack.length === 0 || dialogStack.some(({ id }) => id === ANSWER)) return;
  const { repeatQuestion } = await import('./framework/run-dialogs.ts');
  await repeatQuestion(turn);
}

/** One part of what is known of a service, in sentences; where its file has no hours, they are the council's own. */
export function partInWords(turn: Turn, service: string, part: Part): string {
  const { book } = turn;
  return (
    book.part(service, part) ?? turn.words(part === 'hours' ? 'hours-answer' : 'part-unknown', { ...book.contacts })
  );
}
