/** In a text nothing can be pressed: a number stands for what could be, in the order of the text before. */
import { pressedReply } from '../channels/sms/index.ts';
import type { Tx } from '../platform/database/client.ts';
import { offeredBefore } from './turn.store.ts';
import type { DueTurn } from './turn.store.ts';

/** A lone digit is short; nothing longer can be one. */
const LONGEST = 8;

/** The turn with the words that its number stands for. The thread keeps what was typed. */
export async function asPressed(tx: Tx, turn: DueTurn): Promise<DueTurn> {
  if (turn.channel !== 'sms' || turn.text.length > LONGEST) return turn;
  const pressed = pressedReply(turn.text, await offeredBefore(tx, turn));
  return pressed === undefined ? turn : { ...turn, text: pressed };
}
