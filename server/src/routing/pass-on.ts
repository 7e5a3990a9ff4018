/** A turn that failed: it goes to a person. */
import type { Tx } from '../platform/database/client.ts';
import type { Work } from '../work/index.ts';
import { reopen } from './turn.store.ts';
import type { DueTurn } from './turn.store.ts';
import { wordingOf } from './wording-of.ts';
import type { Done, TurnPorts } from './turn-ports.ts';

/** Where it goes: what was disclosed in confidence only to those who may read it (P15). */
const ORDINARY = { queue: 'general', priority: 4, skills: [] };
const TRUSTED = { queue: 'safeguarding', priority: 2, skills: ['safeguarding'] };

/** When in doubt, a person answers: also when the doubt is a fault of ours. */
export async function passOn(
  ports: Pick<TurnPorts, 'wording'> & { work: Pick<Work, 'enqueueWithin'> },
  tx: Tx,
  turn: DueTurn,
): Promise<Done> {
  const { wording, work } = ports;
  await reopen(tx, turn.conversationId);
  const changes = await work.enqueueWithin(tx, {
    conversationId: turn.conversationId,
    channel: turn.channel,
    serviceId: null,
    ...(turn.restricted ? TRUSTED : ORDINARY),
    reason: wording.reasonFault,
    signal: null,
    answerWithinSeconds: null,
    residentId: turn.residentId,
    text: wordingOf(turn.channel, wording).queuedAfterFault,
  });
  return { events: [], changes: [changes], hasTasks: false, after: { botState: null, botMisses: 0 } };
}
