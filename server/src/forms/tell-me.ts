/** The question that is asked once when a report was sent: whether to be told how it gets on. Pressed in a chat, "1" by text. Pure. */
import type { Action } from '@hub/contract';
import type { Form } from '@hub/forms';
import { reportWording } from './wording.ts';

const [BEFORE = '', AFTER = ''] = reportWording.tellMe.text.split('{reference}');
const REFERENCE = /^R-[2-9A-Z]{4}-[2-9A-Z]{4}$/;

/** What can be pressed beside "it was sent". Nothing where no report goes to the back office. */
export function tellMe(form: Form, reference: string): { actions?: Action[] } {
  if (form.destination.kind !== 'open311') return {};
  const { label } = reportWording.tellMe;
  return { actions: [{ type: 'reply', label, text: `${BEFORE}${reference}${AFTER}` }] };
}

/** The reference of the report that somebody asks to be told of, or null where they say something else. */
export function readTellMe(text: string): string | null {
  if (!text.startsWith(BEFORE) || !text.endsWith(AFTER)) return null;
  const reference = text.slice(BEFORE.length, text.length - AFTER.length);
  return REFERENCE.test(reference) ? reference : null;
}

/** The answer: what is kept, and that the back office has it, where that is so. */
export function willTell(reference: string, isReceived: boolean): string {
  const kept = reportWording.willTell.replace('{reference}', reference);
  return isReceived ? `${kept} ${reportWording.hasIt}` : kept;
}
