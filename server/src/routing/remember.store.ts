/** Keeps what the resident says of themselves, and of a form that failed them, before anything is decided. */
import type { Understood } from '@hub/bots';
import { keepSaidAttempt } from '../attempts/index.ts';
import type { Tx } from '../platform/database/client.ts';
import { knownService } from './facts.store.ts';
import { keepTold } from './told.store.ts';
import { tell, toldMore } from './told.ts';
import type { Told } from './told.ts';
import type { DueTurn } from './turn.store.ts';

interface Said {
  turn: DueTurn;
  told: Told;
  understood: Understood;
  now: Date;
  newId: () => string;
}

/** Answers all that has been told so far, with what this message adds. */
export async function rememberSaid(tx: Tx, { turn, told: before, understood, now, newId }: Said): Promise<Told> {
  const { conversationId, residentId } = turn;
  const told = tell(before, understood, now);
  if (toldMore(before, told)) await keepTold(tx, { conversationId, residentId, now }, told);
  if (!understood.asks.triedOnline) return told;
  const serviceId = await knownService(tx, understood.intents);
  await keepSaidAttempt(tx, { id: newId(), conversationId, residentId, serviceId, at: now });
  return told;
}
