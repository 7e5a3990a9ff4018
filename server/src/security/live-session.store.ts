/**
 * Whether a session is live: one statement against the clock for every request and every event; those of one moment share it.
 * Timers only close what it has ended already.
 */
import type { Pool } from 'pg';
import { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/client.ts';
import { SEEN_EVERY_MS, SESSION_IDLE_MS } from './session.ts';

export interface LiveSession {
  staffId: string;
  name: string;
  role: string;
  csrfToken: string;
  /** When it ends if nobody does anything more. */
  until: Date;
}

const IDLE = Prisma.sql`make_interval(secs => ${SESSION_IDLE_MS / 1000}::int)`;

/**
 * Every session with its end: so long after somebody last did something, or after they last talked on the telephone, since who
 * talks presses nothing; and never later than it expires. A call that began after the end wakes nothing up.
 */
const sessions = (now: Date) => Prisma.sql`(
  SELECT s.*, p."name", p."role", p."active",
    least(s."expires_at", greatest(s."last_seen_at", talk."at") + ${IDLE}) AS "until"
  FROM "staff_session" s
  JOIN "staff" p ON p."id" = s."staff_id"
  LEFT JOIN LATERAL (
    SELECT max(coalesce(l."left_at", ${now}::timestamptz)) AS "at"
    FROM "call_line" l JOIN "call" c ON c."id" = l."call_id"
    WHERE l."staff_id" = s."staff_id" AND c."started_at" < s."last_seen_at" + ${IDLE}
      AND (l."left_at" IS NULL OR l."left_at" > ${now}::timestamptz - ${IDLE})
  ) talk ON true)`;

type TokenHash = Uint8Array<ArrayBuffer>;

export interface AskedSession {
  tokenHash: TokenHash;
  /** Somebody did this, so that the end of the session moves on in the same statement. */
  byPerson: boolean;
}

/** The sessions of these tokens, each while it is live, in the order in which they are asked for. */
export async function findLive(
  pool: Pool,
  asked: readonly AskedSession[],
  now: Date,
): Promise<(LiveSession | undefined)[]> {
  const hashes = asked.map(({ tokenHash }) => tokenHash);
  const byPerson = asked.map((each) => each.byPerson);
  // Asked with every event of every desk: straight over the driver, where it is planned once a connection.
  const { text, values } = Prisma.sql`
    WITH "live" AS (
      SELECT s.*, a."by_person", a."ord"::int AS "ord"
      FROM unnest(${hashes}::bytea[], ${byPerson}::boolean[]) WITH ORDINALITY AS a ("hash", "by_person", "ord")
      JOIN ${sessions(now)} s ON s."token_hash" = a."hash"
      WHERE s."active" AND s."until" > ${now}::timestamptz
    ), "used" AS (
      UPDATE "staff_session" s SET "last_seen_at" = ${now}::timestamptz
      FROM (SELECT DISTINCT "token_hash" FROM "live" WHERE "by_person") l
      WHERE s."token_hash" = l."token_hash"
        AND s."last_seen_at" <= ${now}::timestamptz - make_interval(secs => ${SEEN_EVERY_MS / 1000}::int)
    )
    SELECT "ord", "staff_id" AS "staffId", "name", "role", "csrf_token" AS "csrfToken",
      CASE WHEN "by_person" THEN least("expires_at", greatest("until", ${now}::timestamptz + ${IDLE}))
           ELSE "until" END AS "until"
    FROM "live"`;
  const { rows } = await pool.query<LiveSession & { ord: number }>({ name: 'live_sessions', text, values });
  const found = new Map(rows.map(({ ord, ...session }) => [ord, session]));
  return asked.map((_each, index) => found.get(index + 1));
}

/** Forgets every session that is over, and answers those of these that are live, with the role that their account has now. */
export async function sweepSessions(
  db: Database,
  tokenHashes: readonly TokenHash[],
  now: Date,
): Promise<{ tokenHash: Uint8Array; role: string }[]> {
  await db.$executeRaw`
    DELETE FROM "staff_session" gone USING ${sessions(now)} s
    WHERE gone."token_hash" = s."token_hash" AND (s."until" <= ${now}::timestamptz OR NOT s."active")`;
  return db.$queryRaw<{ tokenHash: Uint8Array; role: string }[]>`
    SELECT s."token_hash" AS "tokenHash", s."role" FROM ${sessions(now)} s
    WHERE s."token_hash" = ANY(${[...tokenHashes]}::bytea[]) AND s."active" AND s."until" > ${now}::timestamptz`;
}
