/** In a text, and on the phone, nothing can be pressed but a number: it stands for what could be, in the order it was told. */
import { pressedReply } from '../channels/sms/index.ts';
import { asksPerson } from '../channels/voice/index.ts';
import type { Tx } from '../platform/database/client.ts';
import { offeredBefore } from './turn.store.ts';
import type { DueTurn } from './turn.store.ts';

/** A lone digit is short; nothing longer can be one. */
const LONGEST = 8;

/** The turn with the words that its number stands for. The thread keeps what was typed. */
export async function asPressed(tx: Tx, turn: DueTurn, personText: string): Promise<DueTurn> {
  // On the phone 0 is a person at every prompt, and so is silence that lasts (P18, P22).
  if (turn.channel === 'phone' && asksPerson(turn.text)) return { ...turn, text: personText };
  if (!BY_NUMBER.has(turn.channel) || turn.text.length > LONGEST) return turn;
  const pressed = pressedReply(turn.text, await offeredBefore(tx, turn));
  return pressed === undefined ? turn : { ...turn, text: pressed };
}

const BY_NUMBER: ReadonlySet<DueTurn['channel']> = new Set(['sms', 'phone']);
