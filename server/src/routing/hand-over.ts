/** What goes to a person, and in which words: made from a decision, ready to be stored. Pure. */
import type { Action, StaffNote } from '@hub/contract';
import type { Decision } from '@hub/routing-rules';
import type { OpenedCase } from '../cases/index.ts';
import type { Enqueue, KeptFor } from '../work/index.ts';
import { dayInWords } from './hours-in-words.ts';
import type { PolicyWords } from './policy-words.ts';
import type { Moment } from './to-facts.ts';
import type { DueTurn } from './turn.store.ts';
import type { RoutingWording } from './wording.ts';

/** Danger to life and safeguarding: what to do now, and whom to ring, comes first. */
export const URGENT_PRIORITY = 2;

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

/** The wording that a decision says where an abuser may read along (P12); with it comes a way off the page. */
const QUICK_EXIT = 'abuse.quick-exit';

/** A way to leave the page at once, and no trace of it in the browser's history. */
export function exitActions(decision: Decision, wording: RoutingWording): Action[] {
  return decision.wording.includes(QUICK_EXIT)
    ? [{ type: 'exit', label: wording.exitLabel, url: wording.exitUrl }]
    : [];
}

/**
 * What an agent says for us where no assistant does: in danger, what to do now; otherwise the agent finds the words. Nothing that
 * needs a page.
 */
export function spokenSentences(decision: Decision, words: PolicyWords, moment: Moment, locale: string): string[] {
  if (decision.priority > URGENT_PRIORITY) return [];
  const wording = decision.wording.filter((id) => id !== QUICK_EXIT);
  return words.sentences({ ...decision, wording }, moment, locale);
}

/** What the resident is told of the cases that were opened: reference and dates. */
export function caseSentences(cases: readonly OpenedCase[], wording: RoutingWording): string[] {
  return cases.map(({ kind, reference, acknowledgeBy, answerBy }) =>
    wording.caseOpened[kind]
      .replace('{reference}', reference)
      .replace('{acknowledgeBy}', acknowledgeBy === null ? '' : dayInWords(acknowledgeBy))
      .replace('{answerBy}', dayInWords(answerBy)),
  );
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
    /** For whom it is kept for a short while (P43). */
    keptFor: KeptFor | null;
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
    keptFor: given.keptFor,
  };
}
