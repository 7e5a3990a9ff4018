/** What Twilio does not take, with its own codes and words. https://www.twilio.com/docs/api/errors */
import * as z from 'zod';
import { isLandline, isPossible } from './numbers.ts';

export interface Refusal {
  status: number;
  code: number;
  message: string;
}

export const refusal = (status: number, code: number, message: string): Refusal => ({ status, code, message });

export const UNAUTHORISED = refusal(401, 20003, 'Authenticate');
export const TOO_MANY = refusal(429, 20429, 'Too Many Requests');
export const BROKEN = refusal(500, 20500, 'Internal Server Error');
export const NOT_FOUND = refusal(404, 20404, 'The requested resource was not found');

const LONGEST_BODY = 1600;

/** The fields that a message may have, as the published description of the API names them; no others. */
export const messageSchema = z.strictObject({
  To: z.string(),
  From: z.string().optional(),
  Body: z.string().optional(),
  StatusCallback: z.url({ protocol: /^https?$/ }).optional(),
  ValidityPeriod: z.coerce.number().int().min(1).max(36_000).optional(),
  SmartEncoded: z.enum(['true', 'false']).optional(),
});
export type NewMessage = z.infer<typeof messageSchema>;

/** Why a message is not taken, or null. `isOurs` says whether a number belongs to the account. */
export function refuseMessage(
  { To, From, Body }: NewMessage,
  { isOurs, hasStopped }: { isOurs: (number: string) => boolean; hasStopped: (number: string) => boolean },
): Refusal | null {
  if (!isPossible(To)) return refusal(400, 21211, `The 'To' number ${To} is not a valid phone number.`);
  if (From === undefined) return refusal(400, 21603, "A 'From' phone number is required.");
  if (!isOurs(From)) return refusal(400, 21606, `The 'From' phone number ${From} is not of this account.`);
  if (Body === undefined || Body === '') return refusal(400, 21602, 'Message body is required.');
  if (Body.length > LONGEST_BODY)
    return refusal(400, 21617, 'The concatenated message body exceeds the 1600 character limit.');
  if (isLandline(To)) return refusal(400, 21614, `'To' number ${To} is not a valid mobile number.`);
  if (hasStopped(To)) return refusal(400, 21610, 'Attempt to send to unsubscribed recipient.');
  return null;
}
