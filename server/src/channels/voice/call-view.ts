/** Where a call stands, as its next scene and the meaning of its keys need it. Reads; changes nothing. */
import type { ConversationEvent } from '@hub/contract';
import { readEvents } from '../../conversation/index.ts';
import type { Tx } from '../../platform/database/client.ts';
import { lineTypeOf } from '../numbers/index.ts';
import { canBeTexted, standingOf } from './call.store.ts';
import type { Call, Standing } from './call.store.ts';
import { linkIn, repliesIn } from './to-speech.ts';

/** So far back an answer or a link is looked for. */
const LOOKED_AT = 60;
/** Danger to life and safeguarding: nobody is offered to hang up. */
const URGENT_PRIORITY = 2;

export interface CallView extends Standing {
  /** Not said aloud yet. */
  unsaid: ConversationEvent[];
  /** What can be pressed in answer to what was said last. */
  replies: { label: string; text: string }[];
  /** What can be had by text, with the entry that gave it. */
  link: { label: string; url: string; seq: number } | null;
  isAnswered: boolean;
  isUrgent: boolean;
  canRingBack: boolean;
  canTextLink: boolean;
  /** Nobody is here, they cannot be rung back, and no danger was spoken of: the last resort (P69). */
  canLeaveMessage: boolean;
}

/** `isClosed`: nobody answers now. */
export async function viewOf(tx: Tx, call: Call, { isClosed }: { isClosed: boolean }): Promise<CallView> {
  const standing = await standingOf(tx, call);
  const from = Math.min(call.spokenSeq, Math.max(0, standing.lastSeq - LOOKED_AT));
  const { events } = await readEvents(tx, call.conversationId, from);
  const lastSaid = events.findLast((event) => event.from === 'resident')?.seq ?? 0;
  const ofCall = events.filter(({ at }) => at >= call.startedAt.toISOString());
  const link = linkIn(ofCall);
  const isAnswered = ofCall.some((event) => event.from === 'resident');
  const isUrgent = (standing.priority ?? Infinity) <= URGENT_PRIORITY;
  const { number } = call;
  const canRingBack = number !== null && !isUrgent && !standing.restricted;
  const replies = repliesIn(events.filter(({ seq }) => seq > lastSaid));
  return {
    ...standing,
    unsaid: events.filter(({ seq }) => seq > call.spokenSeq),
    replies,
    link,
    isAnswered,
    isUrgent,
    canRingBack,
    canLeaveMessage:
      isClosed && isAnswered && !isUrgent && !canRingBack && call.direction === 'inbound' && replies.length < 8,
    canTextLink:
      link !== null &&
      number !== null &&
      call.textOffer !== 'taken' &&
      !standing.isHeldBack &&
      lineTypeOf(number) === 'mobile' &&
      (await canBeTexted(tx, number)),
  };
}
