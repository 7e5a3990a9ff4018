/** How far a call got, as Twilio tells it in any order. Pure. https://www.twilio.com/docs/voice/api/call-resource#call-status-values */

const RANK: Readonly<Record<string, number>> = { queued: 0, initiated: 1, ringing: 2, 'in-progress': 3, answered: 3 };
const OVER: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

export const isOver = (status: string): boolean => OVER.has(status);

/** The further of two: what is over stays over, and nothing goes a step back. A word nobody knows changes nothing. */
export function furtherStatus(before: string | null, told: string): string | null {
  if (before !== null && isOver(before)) return before;
  if (isOver(told)) return told;
  const rank = RANK[told];
  if (rank === undefined) return before;
  return before === null || rank > (RANK[before] ?? -1) ? told : before;
}
