/** Hears that somebody asks to be told how their report gets on, in the transaction of their turn. */
import { readTellMe, willTell } from '../forms/index.ts';
import type { Tx } from '../platform/database/client.ts';
import { askToBeTold } from './notice.store.ts';

/** What to answer, or null where the text asks for something else, or for a report of another conversation. */
export async function hearTellMe(
  tx: Tx,
  { conversationId, text, now }: { conversationId: string; text: string; now: Date },
): Promise<string | null> {
  const reference = readTellMe(text);
  const asked = reference === null ? null : await askToBeTold(tx, { reference, conversationId, now, onlyOwn: true });
  return reference === null || asked === null ? null : willTell(reference, asked.isReceived);
}
