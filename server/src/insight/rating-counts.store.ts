/** How often each channel was rated, and how often well. */
import type { Channel } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';

export interface RatingCount {
  channel: Channel;
  answers: number;
  /** Of them, good or very good. */
  good: number;
}

/** Answers given on the days `from` to `to` of the council's calendar, both included. */
export function countRatings(db: Database, { from, to }: { from: string; to: string }): Promise<RatingCount[]> {
  return db.$queryRaw<RatingCount[]>`
    SELECT "channel", count(*)::int AS "answers", count(*) FILTER (WHERE "score" >= 4)::int AS "good"
    FROM "feedback"
    WHERE "answered_at" >= ${from}::date::timestamp AT TIME ZONE 'Europe/London'
      AND "answered_at" < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London'
    GROUP BY "channel"`;
}
