/** A call back as the queue of work takes it. Pure. */
import type { FormAnswers } from '@hub/contract';
import { decide } from '@hub/routing-rules';
import type { Facts, Hours, RuleSet } from '@hub/routing-rules';
import { notBefore } from './not-before.ts';
import type { Enqueue } from '../work/index.ts';
import type { RoutingWording } from './wording.ts';

export interface Called {
  phone: string;
  name?: string;
  when?: string;
}

const wordsOf = (answers: FormAnswers, field: string): string => {
  const value = answers[field]?.value;
  return typeof value === 'string' ? value : '';
};

/** Whom to ring, where and when, as the form says. */
export function called(answers: FormAnswers): Called {
  return { name: wordsOf(answers, 'name'), phone: wordsOf(answers, 'phone'), when: wordsOf(answers, 'time') };
}

export interface CallbackGiven {
  ruleSet: RuleSet;
  /** With the exceptions of this moment in them. */
  hours: Hours;
  wording: RoutingWording;
  contactId: string;
  now: Date;
}

/** A contact of its own, which keeps the place of the chat it takes over from (P60); its queue is the policy's to say. */
export function toCallback(
  { conversationId, residentId }: { conversationId: string; residentId: string | null },
  { phone, name = '', when = '' }: Called,
  { ruleSet, hours, wording, contactId, now }: CallbackGiven,
): Enqueue {
  const facts: Facts = { channel: 'callback', direction: 'inbound', asks: { person: true }, hours: { open: true } };
  const { queue, priority, skills, sla } = decide(ruleSet, facts);
  return {
    conversationId,
    contactId,
    channel: 'callback',
    serviceId: null,
    queue,
    priority,
    skills,
    reason: wording.reasonCallback,
    signal: null,
    answerWithinSeconds: sla.answerWithinSeconds,
    residentId,
    text: wording.queued,
    callback: { name, phone, when, notBefore: notBefore(when, now, hours) },
  };
}

/** A message that somebody left by phone waits as a call back does, but nobody said where to ring: they say so in the message. */
export function toMessageContact(conversationId: string, given: CallbackGiven): Enqueue {
  const { callback: _, ...request } = toCallback({ conversationId, residentId: null }, { phone: '' }, given);
  return { ...request, reason: given.wording.reasonMessage };
}
