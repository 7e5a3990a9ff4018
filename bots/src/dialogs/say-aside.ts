import type { Aside } from '../answers/asides.ts';
import { ANSWER } from './framework/dialog-ids.ts';
import { partInWords } from './part-in-words.ts';
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
