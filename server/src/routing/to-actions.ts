/** What the assistant says, as it stands in the thread: whole messages, with links and buttons that work on its channel. */
import type { BotAction, BotReply, Guidance } from '@hub/bots';
import type { Action, Channel } from '@hub/contract';
import type { Decision } from '@hub/routing-rules';
import type { Tx } from '../platform/database/client.ts';
import { linkedService } from './facts.store.ts';
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
      ? await links.give(tx, { conversationId, serviceId: service.id, path: url, now, isShort: isWithoutPage(channel) })
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

/** True where nothing can be shown: an answer is read out, or a few words long. */
export const isWithoutPage = (channel: Channel): boolean => channel === 'sms' || channel === 'phone';

/** The link that the policy offers by text to somebody who is on the phone (P55d); an empty list where it offers none. */
export async function linkByText(
  { links }: Pick<TurnPorts, 'links'>,
  tx: Tx,
  { turn, decision, now }: { turn: DueTurn; decision: Decision; now: Date },
): Promise<Action[]> {
  const offer = decision.offers.find(({ kind, by }) => kind === 'link' && by === 'text');
  if (turn.channel !== 'phone' || offer?.serviceId === undefined) return [];
  const { conversationId } = turn;
  const { id: serviceId, name, path } = await linkedService(tx, offer.serviceId);
  const url = await links.give(tx, { conversationId, serviceId, path, now, isShort: true });
  return [{ type: 'link', label: name, url, serviceId }];
}
