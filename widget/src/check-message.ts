/** Whether what was written can be sent, and what the resident is told about its length. Pure. */
import { COUNT_FROM, MESSAGE_LIMIT } from './limits.ts';
import type { ChatWording } from './wording/en.ts';

/** What is wrong with the text and what to do about it, or null when it can be sent. */
export function whatIsWrong(text: string, wording: ChatWording): string | null {
  if (text.trim() === '') return wording.empty;
  return text.length > MESSAGE_LIMIT ? wording.tooLong(text.length - MESSAGE_LIMIT) : null;
}

/** How much room is left, said only when it begins to matter. */
export function roomLeft(text: string, wording: ChatWording): string | null {
  if (text.length < COUNT_FROM) return null;
  const left = MESSAGE_LIMIT - text.length;
  return left >= 0 ? wording.charactersLeft(left) : wording.tooLong(-left);
}
