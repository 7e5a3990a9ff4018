import * as z from 'zod';

const dialogInstance = z.strictObject({ id: z.string(), state: z.record(z.string(), z.unknown()) });

const botState = z.strictObject({
  version: z.literal(1),
  /** "Did this help?" is asked once a contact (P75). */
  feedbackAsked: z.boolean(),
  /** Messages not understood since the last that was (P45). */
  misses: z.number().int().min(0),
  /** The stack of dialogs under way, as the framework keeps it; empty when none is. */
  dialogStack: z.array(dialogInstance),
});

export type BotState = z.infer<typeof botState>;

export type DialogStack = BotState['dialogStack'];

const FRESH: BotState = { version: 1, feedbackAsked: false, misses: 0, dialogStack: [] };

/** Reads a state that was handed back; an unknown shape (none, an older version, damage) starts afresh. */
export function readState(state: unknown): BotState {
  const read = botState.safeParse(state);
  return read.success ? structuredClone(read.data) : { ...FRESH, dialogStack: [] };
}

/** Whether the bot waits for an answer, so that the next message is not to be routed as a new demand. */
export function isAnswering(state: unknown): boolean {
  return readState(state).dialogStack.length > 0;
}
