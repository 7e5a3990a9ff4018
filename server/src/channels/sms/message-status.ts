/** How far a text got, as Twilio tells it in events that come in any order, and more than once. Pure. */

/** Twilio's statuses of a message, in the order in which they come. Those of the last two lines are final. */
const RANK: Readonly<Record<string, number>> = {
  ...{ accepted: 1, scheduled: 1, queued: 2, sending: 3, sent: 4 },
  ...{ canceled: 5, failed: 6, undelivered: 6, partially_delivered: 6 },
  ...{ delivered: 7, read: 8 },
};

/** The further of two statuses: never a step back. One that nobody knows changes nothing. */
export function furtherOf(now: string | null, next: string): string | null {
  const rank = (status: string | null) => (status !== null && Object.hasOwn(RANK, status) ? (RANK[status] ?? 0) : 0);
  if (rank(next) === rank(now)) return now !== null && now < next ? now : rank(next) === 0 ? now : next;
  return rank(next) > rank(now) ? next : now;
}

/** True where a text will not arrive. */
export const hasFailed = (status: string | null): boolean =>
  status === 'failed' || status === 'undelivered' || status === 'canceled';
