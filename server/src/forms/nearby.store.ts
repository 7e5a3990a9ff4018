/** Reports of the same thing that somebody has made already, so that nobody need make another: they can follow it. */
import { dayIn } from '@hub/forms';
import type { Database, Tx } from '../platform/database/client.ts';
import { boxAround, metresBetween } from './distance.ts';
import type { Point } from './distance.ts';
import { placeToTell } from './place-to-tell.ts';
import { payloadSchema } from './to-submission.ts';

/** What anybody may know of a report. Never who made it, nor what they wrote. */
export interface NearbyReport {
  reference: string;
  /** The day it was made, in London: YYYY-MM-DD. */
  day: string;
  /** The street; null when it was told in the resident's own words. */
  place: string | null;
}

const NEAR_METRES = 60;
const DAYS = 30;
const MOST = 3;

/** The last reports of a kind within 60 metres and 30 days that are still open, newest first, at most three. */
export async function nearbyReports(
  db: Database | Tx,
  { serviceCode, now, ...point }: Point & { serviceCode: string; now: Date },
): Promise<NearbyReport[]> {
  const { from, to } = boxAround(point, NEAR_METRES);
  const rows = await db.submission.findMany({
    where: {
      serviceCode,
      latitude: { gte: from.latitude, lte: to.latitude },
      longitude: { gte: from.longitude, lte: to.longitude },
      createdAt: { gte: new Date(now.getTime() - DAYS * 24 * 60 * 60 * 1000), lte: now },
      state: { in: ['due', 'sent'] },
      OR: [{ status: null }, { status: { not: 'closed' } }],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { reference: true, createdAt: true, payload: true, latitude: true, longitude: true },
  });
  return rows
    .filter(
      ({ latitude, longitude }) =>
        latitude !== null && longitude !== null && metresBetween(point, { latitude, longitude }) <= NEAR_METRES,
    )
    .slice(0, MOST)
    .map(({ reference, createdAt, payload }) => ({
      reference,
      day: dayIn(createdAt),
      place: placeToTell(payloadSchema.parse(payload)),
    }));
}

/** A conversation asked to be told how a report gets on, its own or another's. False when there is no such report. */
export async function followReport(
  tx: Database | Tx,
  { reference, conversationId, now }: { reference: string; conversationId: string; now: Date },
): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    WITH followed AS (SELECT "id" FROM "submission" WHERE "reference" = ${reference}),
    kept AS (
      INSERT INTO "submission_follower" ("submission_id", "conversation_id", "at")
      SELECT "id", ${conversationId}::uuid, ${now}::timestamptz FROM followed
      ON CONFLICT DO NOTHING)
    SELECT 1 FROM followed`;
  return found.length > 0;
}
