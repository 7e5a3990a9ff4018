/** The fields of calls in the API, and which calls are not made. https://www.twilio.com/docs/voice/api/call-resource */
import * as z from 'zod';
import { address, eventsOf, flag, httpMethod } from '../api.ts';
import { isDear, isPossible } from '../numbers.ts';
import { RECORDING_EVENTS } from '../recordings/recordings.ts';
import type { RecordingEvent } from '../recordings/recordings.ts';
import { refusal } from '../refusals.ts';
import type { Refusal } from '../refusals.ts';
import { CALL_EVENTS } from './call.ts';
import type { Address, Callback, CallEvent } from './call.ts';
import type { Ringing } from './kit.ts';

const CALLED = {
  To: z.string().optional(),
  From: z.string().optional(),
  StatusCallback: address.optional(),
  StatusCallbackMethod: httpMethod.optional(),
  StatusCallbackEvent: eventsOf(CALL_EVENTS).optional(),
  Timeout: z.coerce.number().int().min(1).max(600).optional(),
  MachineDetection: z.enum(['Enable', 'DetectMessageEnd']).optional(),
};
const RECORDED = {
  RecordingStatusCallback: address.optional(),
  RecordingStatusCallbackMethod: httpMethod.optional(),
  RecordingStatusCallbackEvent: eventsOf(RECORDING_EVENTS).optional(),
  RecordingTrack: z.enum(['inbound', 'outbound', 'both']).optional(),
  Trim: z.enum(['trim-silence', 'do-not-trim']).optional(),
};
const TOLD = {
  Url: address.optional(),
  Twiml: z.string().max(4000).optional(),
  Method: httpMethod.optional(),
  FallbackUrl: address.optional(),
  FallbackMethod: httpMethod.optional(),
};

export const calledFields = CALLED;
export const newCallSchema = z.strictObject({
  ...{ ...CALLED, ...TOLD, ...RECORDED },
  SendDigits: z
    .string()
    .regex(/^[\d*#wW]+$/)
    .optional(),
  Record: flag.optional(),
  RecordingChannels: z.enum(['mono', 'dual']).optional(),
});
export const changedCallSchema = z.strictObject({ ...TOLD, Status: z.enum(['completed', 'canceled']).optional() });
export const newRecordingSchema = z.strictObject({
  ...RECORDED,
  RecordingChannels: z.enum(['mono', 'dual']).optional(),
});

const RING_SECONDS = 60;

export function ringingOf({
  Timeout,
  MachineDetection,
}: { [Field in 'Timeout' | 'MachineDetection']?: z.infer<(typeof CALLED)[Field]> }): Ringing {
  const detects = MachineDetection === undefined ? 'no' : MachineDetection === 'Enable' ? 'start' : 'end';
  return { seconds: Timeout ?? RING_SECONDS, detects };
}

export function callbackOf(fields: {
  StatusCallback?: string | undefined;
  StatusCallbackMethod?: Address['method'] | undefined;
  StatusCallbackEvent?: CallEvent[] | undefined;
}): Callback<CallEvent> | null {
  const { StatusCallback: url, StatusCallbackMethod: method = 'POST', StatusCallbackEvent: events } = fields;
  return url === undefined ? null : { url, method, events: events ?? ['completed'] };
}

export function recordingCallbackOf(fields: {
  RecordingStatusCallback?: string | undefined;
  RecordingStatusCallbackMethod?: Address['method'] | undefined;
  RecordingStatusCallbackEvent?: RecordingEvent[] | undefined;
}): Callback<RecordingEvent> | null {
  const { RecordingStatusCallback: url, RecordingStatusCallbackMethod: method = 'POST' } = fields;
  return url === undefined ? null : { url, method, events: fields.RecordingStatusCallbackEvent ?? ['completed'] };
}

/** Why a telephone is not rung, or null. */
export function refuseCall(
  To: string | undefined,
  From: string | undefined,
  isOurs: (from: string) => boolean,
): Refusal | null {
  if (To === undefined || To === '') return refusal(400, 21201, "No 'To' number is specified");
  if (From === undefined || From === '') return refusal(400, 21213, "'From' phone number is required");
  if (!isOurs(From))
    return refusal(400, 21210, `The source phone number provided, ${From}, is not yet verified for your account.`);
  if (/^client:[\w.@+-]{1,121}$/.test(To)) return null;
  if (!isPossible(To)) return refusal(400, 21211, `The phone number you are attempting to call, ${To}, is not valid.`);
  if (isDear(To))
    return refusal(400, 21215, `Account not authorized to call ${To}: geographic permissions are not enabled.`);
  return null;
}
