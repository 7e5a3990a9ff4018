/** The wallboard: how the work of the council stands at this moment, for supervisors. Counts, and what staff do; nothing of a resident. */
import * as z from 'zod';
import { agentStatusSchema } from './words.ts';

/** A queue, a channel or a skill, as its contacts stand. Of today: since midnight in London, of those whose wait is over. */
export const boardLineSchema = z.object({
  name: z.string(),
  /** Who could be answered at this moment, on any channel. */
  waiting: z.int(),
  /** Since when the first of them waits, of those who sit and wait; of a channel by itself, whoever waits there. */
  longestSince: z.iso.datetime().nullable(),
  /** How many of them wait longer than their queue promises. */
  overTarget: z.int(),
  callbacksDue: z.int(),
  /** Who waited live today and was answered, or left: n. */
  ended: z.int(),
  abandoned: z.int(),
  /** Those of `ended` whose queue has a target, and how many of these were answered within it. */
  promised: z.int(),
  inTarget: z.int(),
  /** Staff who could be offered work of it at this moment. */
  available: z.int(),
});
export type BoardLine = z.infer<typeof boardLineSchema>;

/** What the council promises of a queue, and from when on the wallboard says that it is not kept. */
export const boardQueueSchema = boardLineSchema.extend({
  target: z.object({ seconds: z.int(), share: z.int(), abandonedShare: z.int() }).nullable(),
});
export type BoardQueue = z.infer<typeof boardQueueSchema>;

/** What somebody does: `busy` while they talk or help, `wrap-up` while that alone is left, else the status that they set. */
export const agentStateSchema = z.enum(['busy', 'wrap-up', ...agentStatusSchema.options]);
export type AgentState = z.infer<typeof agentStateSchema>;

export const boardAgentSchema = z.object({
  staffId: z.uuid(),
  name: z.string(),
  state: agentStateSchema,
  since: z.iso.datetime(),
  status: agentStatusSchema,
  /** Why, where they or a supervisor said so. */
  reason: z.string().nullable(),
  /** How many contacts they hold or help in, of so many places. */
  contacts: z.int(),
  capacity: z.int(),
  /** Whether their console is open. */
  isHere: z.boolean(),
});
export type BoardAgent = z.infer<typeof boardAgentSchema>;

export const wallboardSchema = z.object({
  at: z.iso.datetime(),
  queues: z.array(boardQueueSchema),
  channels: z.array(boardLineSchema),
  skills: z.array(boardLineSchema),
  agents: z.array(boardAgentSchema),
});
export type Wallboard = z.infer<typeof wallboardSchema>;

/** `wallboard:watch`: from now on, or no longer, this connection is told as the wallboard changes. */
export const wallboardWatchSchema = z.strictObject({ on: z.boolean() });
export type WallboardWatch = z.infer<typeof wallboardWatchSchema>;

/** `status:set-for`: a supervisor sets a colleague's status, with a reason that the colleague reads. Available is for themselves to say. */
export const statusSetForSchema = z.strictObject({
  staffId: z.uuid(),
  status: agentStatusSchema.exclude(['available']),
  reason: z
    .string()
    .max(200, 'A reason can hold 200 characters.')
    .refine((text) => text.trim().length > 0, 'Write a reason: your colleague reads it.'),
});
export type StatusSetFor = z.infer<typeof statusSetForSchema>;
