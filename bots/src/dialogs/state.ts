import * as z from 'zod';
import { QUESTIONS } from './questions.ts';

const dialogInstance = z.strictObject({ id: z.string(), state: z.record(z.string(), z.unknown()) });

const botState = z.strictObject({
  version: z.literal(1),
  /** "Did this help?" is asked once a contact (P75). */
  feedbackAsked: z.boolean(),
  /** Messages not understood since the last that was (P45). */
  misses: z.number().int().min(0),
  /** The policy's question that was just asked; null when none was. Its answer comes with the next message or not at all. */
  question: z.enum(QUESTIONS).nullable().default(null),
  /** The policy's questions that were asked, answered or not: none is asked twice. */
  questionsAsked: z.array(z.enum(QUESTIONS)).default([]),
  /** What the resident wrote when they were given services to choose from. */
  demand: z.string().default(''),
  /** The e-form that a button of this conversation begins, with what the resident wrote first; null when none was offered. */
  offered: z.strictObject({ formId: z.string(), demand: z.string() }).nullable().default(null),
  /** The service that was answered last: what "how much does it cost" is about; null when none was. */
  about: z.string().nullable().default(null),
  /** The stack of dialogs under way, as the framework keeps it; empty when none is. */
  dialogStack: z.array(dialogInstance),
});

/** What is kept of a message for a form; a longer one is read in the thread. */
export const LONGEST_DEMAND = 1000;

export type BotState = z.infer<typeof botState>;

export type DialogStack = BotState['dialogStack'];

const FRESH: BotState = {
  version: 1,
  feedbackAsked: false,
  misses: 0,
  question: null,
  questionsAsked: [],
  demand: '',
  offered: null,
  about: null,
  dialogStack: [],
};

/** Reads a state that was handed back; an unknown shape (none, an older version, damage) starts afresh. */
export function readState(state: unknown): BotState {
  const read = botState.safeParse(state);
  return read.success ? structuredClone(read.data) : structuredClone(FRESH);
}

/** Whether the bot waits for an answer, so that the next message is not to be routed as a new demand. */
export function isAnswering(state: unknown): boolean {
  const { dialogStack, question, offered } = readState(state);
  return dialogStack.length > 0 || question !== null || offered !== null;
}
