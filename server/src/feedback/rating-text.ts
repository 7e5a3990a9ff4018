/** The text that asks how we did, checked once at the start: nothing personal, no word that carriers obey, and one segment (P38, P65). */
import { segmentsOf } from '../channels/sms/index.ts';
import { fillText, wrongIn } from '../progress/index.ts';
import { feedbackWording } from './wording.ts';

/** How long its answer is taken for one, as the text says it. */
export const ANSWER_DAYS = 2;

/** Throws, naming each fault, where it may not be sent. */
export function createRatingText(council: string, template = feedbackWording.text): string {
  const text = fillText(template, { council });
  const wrong = wrongIn({ id: 'text', text: template, fields: ['council'] }, { council });
  const segments = segmentsOf(text);
  if (segments > 1) wrong.push(`It takes ${segments} segments; make it shorter.`);
  if (!text.includes(`${ANSWER_DAYS} days`)) wrong.push(`It does not say "${ANSWER_DAYS} days"; say for how long.`);
  if (wrong.length > 0) throw new Error(`server/src/feedback/wording/en.json cannot be sent. ${wrong.join(' ')}`);
  return text;
}
