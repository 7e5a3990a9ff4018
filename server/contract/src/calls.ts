/** Telephone calls at the console: the line of a contact, and the softphone of an agent. */
import * as z from 'zod';

/** `ringing`: we ring them. `waiting`: they are on the line, and no agent is. `none`: nobody is on the line now. */
export const callPhaseSchema = z.enum(['none', 'ringing', 'waiting', 'talking', 'held']);
export type CallPhase = z.infer<typeof callPhaseSchema>;

/** `GET /api/console/contacts/:contactId/call`, and the event `call`. `isMine` says that the agent's own line is in the call. */
export const contactCallSchema = z.object({
  contactId: z.uuid(),
  phase: callPhaseSchema,
  /** Whether there is a number to ring. */
  canRing: z.boolean(),
  /** How often we rang about this contact. */
  rings: z.int().nonnegative(),
  /** Whether what is said is recorded now; `none` also where it never is. */
  recording: z.enum(['none', 'recording', 'paused']),
});
export type ContactCall = z.infer<typeof contactCallSchema>;

/** `POST /api/console/contacts/:contactId/call`: what to do with the line of a contact that the agent holds. */
export const callCommandSchema = z.strictObject({
  do: z.enum(['ring', 'hold', 'resume', 'hang-up', 'pause-recording', 'resume-recording']),
});
export type CallCommand = z.infer<typeof callCommandSchema>;

/**
 * `GET /api/console/contacts/:contactId/recordings`: what was recorded of a contact. `listen` says who may hear it: whoever reads
 * this (`now`), them with a reason that is kept (`with-reason`), or not them (`no`).
 */
export const recordingSchema = z.object({
  recordingId: z.uuid(),
  /** What was talked with an adviser, or a message that was left. */
  kind: z.enum(['call', 'voicemail']),
  startedAt: z.iso.datetime(),
  /** Null while it is not known. */
  seconds: z.int().nonnegative().nullable(),
  state: z.enum(['running', 'ready', 'deleted']),
  listen: z.enum(['now', 'with-reason', 'no']),
});
export const recordingListSchema = z.array(recordingSchema);
export type Recording = z.infer<typeof recordingSchema>;

/** `POST /api/console/recordings/:recordingId/listen`: why a supervisor listens. Then the sound can be fetched for a while. */
export const LONGEST_REASON = 500;
export const listenSchema = z.strictObject({ reason: z.string().trim().min(3).max(LONGEST_REASON) });
export const listenedSchema = z.object({ ok: z.literal(true) });

/** `GET /api/console/softphone`: how the agent's page speaks. */
export const softphoneSchema = z.discriminatedUnion('kind', [
  /** No telephony, or none that a page can use. */
  z.object({ kind: z.literal('none') }),
  /** Twilio's Voice SDK, with a token for an hour. */
  z.object({ kind: z.literal('twilio'), identity: z.string(), token: z.string() }),
  /** A line without sound, at an address that stands in for the network. */
  z.object({ kind: z.literal('simulated'), identity: z.string(), url: z.url() }),
]);
export type Softphone = z.infer<typeof softphoneSchema>;

/** The parameter with which an agent's line says whose call it joins. */
export const CONTACT_PARAMETER = 'contactId';
