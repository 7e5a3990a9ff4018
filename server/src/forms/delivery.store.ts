/** Reports on their way to the back office, as they are stored. */
import { askAgain } from '../duties/index.ts';
import type { Database } from '../platform/database/client.ts';
import type { Accepted } from './open311/answers.ts';
import type { Report } from './open311/client.ts';
import { payloadSchema } from './to-submission.ts';

export interface Claimed extends Report {
  reference: string;
  /** This try counted. */
  attempts: number;
  createdAt: Date;
}

/**
 * Takes the report that is due longest and keeps others off it until `leaseEnds`; null when none is due. One statement, so two
 * nodes never take the same. The try is counted before it is made: whoever takes it over knows that it may have arrived.
 */
export async function claimDue(db: Database, given: { now: Date; leaseEnds: Date }): Promise<Claimed | null> {
  const [row] = await db.$queryRaw<(Omit<Claimed, 'payload'> & { payload: unknown })[]>`
    UPDATE "submission" SET "attempts" = "attempts" + 1, "next_at" = ${given.leaseEnds}::timestamptz
    WHERE "id" = (SELECT "id" FROM "submission" WHERE "state" = 'due' AND "next_at" <= ${given.now}::timestamptz
                  ORDER BY "next_at" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "id", "reference", "service_code" AS "serviceCode", "payload", "latitude", "longitude", "attempts",
              "created_at" AS "createdAt"`;
  return row ? { ...row, payload: payloadSchema.parse(row.payload) } : null;
}

/** The back office has it. True whoever found out: also for a try whose lease ran out. */
export async function keepSent(db: Database, id: string, accepted: Accepted, now: Date): Promise<void> {
  await db.submission.updateMany({
    where: { id, state: 'due' },
    data: { ...accepted, state: 'sent', problem: null, sentAt: now },
  });
}

/** Nobody knows, or not now: it stays due, unless somebody else has taken it meanwhile. */
export async function keepWaiting(
  db: Database,
  { id, attempts }: Claimed,
  { problem, nextAt }: { problem: string; nextAt: Date },
): Promise<void> {
  await db.submission.updateMany({ where: { id, state: 'due', attempts }, data: { problem, nextAt } });
}

/**
 * The back office will not take it: a person does it by hand. The task stands beside the last contact of the conversation that the
 * report came from; answers whether there is one.
 */
export async function keepRefused(
  db: Database,
  { id, attempts }: Claimed,
  { problem, now }: { problem: string; now: Date },
): Promise<{ hasTask: boolean }> {
  return db.$transaction(async (tx) => {
    const where = { id, state: 'due', attempts };
    const { count } = await tx.submission.updateMany({ where, data: { state: 'refused', problem } });
    const contact =
      count === 0
        ? null
        : await tx.contact.findFirst({
            where: { conversation: { drafts: { some: { submission: { id } } } } },
            orderBy: { startedAt: 'desc' },
            select: { id: true },
          });
    if (!contact) return { hasTask: false };
    // P57: a report that the machine cannot bring to its end goes to a person.
    const duty = { kind: 'task', what: 'send-report', rule: 'reports.refused', clause: 'P57' } as const;
    await askAgain(tx, contact.id, duty, now);
    return { hasTask: true };
  });
}

export interface ReportCounts {
  due: number;
  refused: number;
  oldestDueAt: Date | null;
}

/** How many wait, since when, and how many need a person. */
export async function countReports(db: Database): Promise<ReportCounts> {
  const [row] = await db.$queryRaw<ReportCounts[]>`
    SELECT (SELECT count(*)::int FROM "submission" WHERE "state" = 'due') AS "due",
           (SELECT min("created_at") FROM "submission" WHERE "state" = 'due') AS "oldestDueAt",
           (SELECT count(*)::int FROM "submission" WHERE "state" = 'refused') AS "refused"`;
  if (!row) throw new Error('counting answers one row');
  return row;
}
