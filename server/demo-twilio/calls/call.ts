/** A call: one telephone that is connected with the network, what it has heard and how it got on. */
import { randomBytes } from 'node:crypto';
import type { WebhookMethod } from '../webhooks.ts';
import type { CallFault } from '../faults.ts';
import type { Problem } from './twiml.ts';

export type CallStatus =
  'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled';
/** As seen from the council: inbound comes from a handset or an agent's line. */
export type CallDirection = 'inbound' | 'outbound-api' | 'outbound-dial';

export const CALL_EVENTS = ['initiated', 'ringing', 'answered', 'completed'] as const;
export type CallEvent = (typeof CALL_EVENTS)[number];

export interface Address {
  url: string;
  method: WebhookMethod;
}
/** Where it is told what becomes of something, and which events are told. */
export interface Callback<Event extends string> extends Address {
  events: readonly Event[];
}

/** Something that was heard at this telephone, or that the person there pressed or said. */
export interface Line {
  /** Milliseconds since 1970. */
  at: number;
  text: string;
  by: 'other' | 'self';
}

export interface Call {
  readonly sid: string;
  readonly parentSid: string | null;
  readonly direction: CallDirection;
  readonly from: string;
  readonly to: string;
  /** Whose telephone it is: a number, or `client:IDENTITY`. */
  readonly party: string;
  readonly callback: Callback<CallEvent> | null;
  /** Where the application is asked when it could not be at its own address. */
  readonly fallback: Address | null;
  readonly faults: ReadonlySet<CallFault>;
  readonly createdAt: number;
  status: CallStatus;
  answeredBy: string | null;
  answeredAt: number | null;
  endedAt: number | null;
  lines: Line[];
  problems: Problem[];
}

export type NewCall = Pick<Call, 'direction' | 'from' | 'to' | 'party'> &
  Partial<Pick<Call, 'parentSid' | 'callback' | 'fallback' | 'faults'>>;

export const newSid = (kind: 'CA' | 'CF' | 'RE' | 'SM' | 'TR'): string => kind + randomBytes(16).toString('hex');

export function newCall(given: NewCall, now: number): Call {
  return {
    ...{ parentSid: null, callback: null, fallback: null, faults: new Set<CallFault>() },
    ...given,
    ...{ sid: newSid('CA'), status: 'queued', createdAt: now, answeredBy: null, answeredAt: null, endedAt: null },
    ...{ lines: [], problems: [] },
  };
}

const SECOND_MS = 1000;

/** Whole seconds of talk. */
export const durationOf = ({ answeredAt, endedAt }: Pick<Call, 'answeredAt' | 'endedAt'>): number =>
  answeredAt === null || endedAt === null ? 0 : Math.round((endedAt - answeredAt) / SECOND_MS);

/** What every request about a call says. */
export function fieldsOf(call: Call, accountSid: string): Record<string, string> {
  const { sid, from, to, direction, status, parentSid, answeredBy } = call;
  return {
    ...{ CallSid: sid, AccountSid: accountSid, From: from, To: to, Caller: from, Called: to },
    ...{ CallStatus: status, Direction: direction, ApiVersion: '2010-04-01' },
    ...(from.startsWith('+44') && { FromCountry: 'GB', CallerCountry: 'GB' }),
    ...(to.startsWith('+44') && { ToCountry: 'GB', CalledCountry: 'GB' }),
    ...(parentSid !== null && { ParentCallSid: parentSid }),
    ...(answeredBy !== null && { AnsweredBy: answeredBy }),
  };
}
