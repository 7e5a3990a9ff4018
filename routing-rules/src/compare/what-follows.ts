/** What a decision means for whoever asked, told from the rows that made it: all that a comparison of groups needs to know. */
import type { CompiledRow } from '../compile.ts';
import type { Offer, OfferBy, Route } from '../decision.ts';
import type { Channel } from '../facts.ts';

export interface Follows {
  route: Route;
  /** The row that gives the route. */
  rule: string;
  queue: string;
  priority: number;
  /** A person, or a call back from one, is offered by the channel that they are on. */
  meetsPersonHere: boolean;
}

/** The way of an offer that is the same as being on a channel. */
const SAME_AS: Readonly<Partial<Record<Channel, OfferBy>>> = {
  webchat: 'chat',
  sms: 'text',
  phone: 'voice',
  callback: 'voice',
  'face-to-face': 'in-person',
};

/** From the rows in the order in which they fired: that of the route first, those of queue and priority last. */
export function whatFollows(fired: readonly CompiledRow[], channel: string | undefined): Follows {
  const [first, queue, priority] = [fired[0], fired[fired.length - 2], fired[fired.length - 1]];
  if (!first?.outputs.route || !queue || !priority) throw new Error('Rows without a route were followed.');
  const own = SAME_AS[channel as Channel];
  const isHere = ({ kind, by }: Offer): boolean =>
    (kind === 'person' || kind === 'callback') && by !== undefined && (by === 'same' || by === own);
  return {
    route: first.outputs.route,
    rule: first.row.id,
    queue: queue.outputs.queue,
    priority: priority.outputs.priority,
    meetsPersonHere: fired.some(({ outputs }) => outputs.offers.some(({ offer }) => isHere(offer))),
  };
}
