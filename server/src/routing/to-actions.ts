/** What the assistant says, as it stands in the thread: whole messages, with links and buttons that work on its channel. */
import type { BotAction, BotReply, Guidance } from '@hub/bots';
import type { Action } from '@hub/contract';
import type { Tx } from '../platform/database/client.ts';
import type { DueTurn } from './turn.store.ts';
import type { TurnPorts } from './turn-ports.ts';

/** A way to a person is something to say, so that it works typed as well as pressed; a link tells us what becomes of it. */
export async function toActions(
  { links, wording }: Pick<TurnPorts, 'links' | 'wording'>,
  tx: Tx,
  { turn, actions, guidance, now }: { turn: DueTurn; actions: readonly BotAction[]; guidance: Guidance; now: Date },
): Promise<Action[]> {
  const { conversationId, channel } = turn;
  const { service } = guidance;
  const url = service?.url ?? '';
  const given =
    service && actions.some((action) => action.type === 'link' && action.url === url)
      ? await links.give(tx, { conversationId, serviceId: service.id, path: url, now, isShort: channel === 'sms' })
      : url;
  return actions.map((action) => {
    if (action.type === 'person') return { ...action, text: wording.personText };
    return action.type === 'link' && action.url === url ? { ...action, url: given } : action;
  });
}

/** Joins words that nothing can be pressed beside to what follows them: one thought, one message. */
export function inOneBreath(replies: readonly BotReply[]): BotReply[] {
  return replies.reduce<BotReply[]>((joined, reply) => {
    const before = joined.at(-1);
    if (!before || before.actions.length > 0) return [...joined, reply];
    return [...joined.slice(0, -1), { text: `${before.text}\n\n${reply.text}`, actions: reply.actions }];
  }, []);
}
