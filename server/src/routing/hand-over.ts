/** What goes to a person, and in which words: made from a decision, ready to be stored. Pure. */
import type { Action, StaffNote } from '@hub/contract';
import type { Decision } from '@hub/routing-rules';
import type { Enqueue } from '../work/index.ts';
import type { PolicyWords } from './policy-words.ts';
import type { DueTurn } from './turn.store.ts';
import type { RoutingWording } from './wording.ts';

/** What staff see of a decision beside the event that it caused. */
export function staffNote(decision: Decision, signal: string | null, words: PolicyWords): StaffNote {
  return {
    route: decision.route,
    ruleSetVersion: decision.ruleSetVersion,
    because: decision.because.map((each) => ({ ...each, why: words.why(each.rule) })),
    ...(signal !== null && { safety: signal }),
  };
}

/** Telephone numbers beside the words, each once. */
export function phoneActions(decision: Decision, words: PolicyWords): Action[] {
  return words.phones(decision).map((phone) => ({ type: 'phone', ...phone }));
}

/** The contact as the queue of work takes it. */
export function toQueue(
  turn: DueTurn,
  decision: Decision,
  given: {
    contactId: string;
    serviceId: string | null;
    signal: string | null;
    staff: StaffNote;
    words: PolicyWords;
    /** What the resident is told as they join the queue. */
    text: string;
    wording: RoutingWording;
  },
): Enqueue {
  const [first] = decision.because;
  return {
    conversationId: turn.conversationId,
    contactId: given.contactId,
    channel: turn.channel,
    serviceId: given.serviceId,
    queue: decision.queue,
    priority: decision.priority,
    skills: decision.skills,
    reason: first ? given.words.why(first.rule) : given.wording.reasonUnknown,
    signal: given.signal,
    answerWithinSeconds: decision.sla.answerWithinSeconds,
    residentId: turn.residentId,
    text: given.text,
    staff: given.staff,
  };
}
