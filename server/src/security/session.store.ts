/**
 * Staff sessions: a random token in a cookie, its SHA-256 in the database, so that a copy of the database opens nothing.
 * OWASP ASVS 5.0 V7.
 */
import { createHash, randomBytes } from 'node:crypto';
import { parse, serialize } from 'cookie';
import type { Pool } from 'pg';
import type { StaffRole } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import { GroupCommit } from '../platform/group-commit.ts';
import { findLive, sweepSessions } from './live-session.store.ts';
import type { AskedSession, LiveSession } from './live-session.store.ts';
import { SESSION_LIFE_MS } from './session.ts';
import type { StaffIdentity } from './session.ts';

export const STAFF_COOKIE = 'hub_staff';

export interface SessionDeps {
  db: Database;
  /** For what is asked with every event. */
  pool: Pool;
  clock: () => Date;
  /** True where browsers reach the hub over https. */
  secureCookies: boolean;
  /** Ends every live connection of a member of staff, on every node. */
  disconnectStaff: (staffId: string) => void;
}

export interface LiveStaff extends StaffIdentity {
  /** When the session ends if nobody does anything more. */
  until: Date;
}

export interface Sessions {
  /** Begins a session and answers the `Set-Cookie` that carries it. `lifeMs`: the longest it lasts, whatever is done in it. */
  start(staffId: string, lifeMs?: number): Promise<string>;
  /**
   * Who a `Cookie` header belongs to: null without a live session, and for an account that is disabled. `byPerson`: somebody did
   * what is asked for, as against a page that asks by itself, and the session goes on from now. Answered in the order asked.
   */
  staffFromCookie(cookieHeader: string | undefined, byPerson: boolean): Promise<LiveStaff | null>;
  /** Which of these `Cookie` headers still belong to a live session, each with the role of its account. What is over is forgotten. */
  sweep(cookieHeaders: readonly (string | undefined)[]): Promise<ReadonlyMap<string | undefined, string>>;
  /** Ends the session of a `Cookie` header, if any, with its live connections, and answers the `Set-Cookie` that forgets it (ASVS 7.4.1). */
  end(cookieHeader: string | undefined): Promise<string>;
  /** Ends every session and every live connection of one account, as when it is disabled (ASVS 7.4.2). */
  dropSessions(staffId: string): Promise<void>;
}

/** More than all connections of a node ask in one moment. */
const AT_ONCE = { batch: 500, waiting: 50_000 };

const hash = (token: string) => createHash('sha256').update(token).digest() as Uint8Array<ArrayBuffer>;

function tokenIn(cookieHeader: string | undefined): string | undefined {
  const token = cookieHeader === undefined ? undefined : parse(cookieHeader)[STAFF_COOKIE];
  return token !== undefined && token.length <= 64 ? token : undefined;
}

/** Sessions kept in PostgreSQL, so that any node serves any of them. */
export function createSessions({ db, pool, clock, secureCookies, disconnectStaff }: SessionDeps): Sessions {
  const cookie = (value: string, maxAge: number) =>
    serialize(STAFF_COOKIE, value, { httpOnly: true, sameSite: 'lax', secure: secureCookies, path: '/', maxAge });

  const live = new GroupCommit<AskedSession, LiveSession | undefined>(
    (asked) => findLive(pool, asked, clock()),
    AT_ONCE,
  );

  return {
    async start(staffId, lifeMs = SESSION_LIFE_MS) {
      const token = randomBytes(32).toString('base64url');
      const now = clock();
      await sweepSessions(db, [], now);
      await db.staffSession.create({
        data: {
          tokenHash: hash(token),
          staffId,
          csrfToken: randomBytes(32).toString('base64url'),
          createdAt: now,
          lastSeenAt: now,
          expiresAt: new Date(now.getTime() + lifeMs),
        },
      });
      return cookie(token, lifeMs / 1000);
    },

    async staffFromCookie(cookieHeader, byPerson) {
      const token = tokenIn(cookieHeader);
      if (token === undefined) return null;
      const session = await live.add({ tokenHash: hash(token), byPerson });
      return session ? { ...session, role: session.role as StaffRole } : null;
    },

    async sweep(cookieHeaders) {
      const tokens = cookieHeaders.map((header) => [header, hash(tokenIn(header) ?? '')] as const);
      const live = await sweepSessions(
        db,
        tokens.map(([, tokenHash]) => tokenHash),
        clock(),
      );
      const roles = new Map(live.map(({ tokenHash, role }) => [Buffer.from(tokenHash).toString('hex'), role]));
      return new Map(
        tokens.flatMap(([header, tokenHash]) => {
          const role = roles.get(Buffer.from(tokenHash).toString('hex'));
          return role === undefined ? [] : [[header, role] as const];
        }),
      );
    },

    async end(cookieHeader) {
      const token = tokenIn(cookieHeader);
      const ended =
        token === undefined
          ? []
          : await db.$queryRaw<{ staffId: string }[]>`
              DELETE FROM staff_session WHERE token_hash = ${hash(token)} RETURNING staff_id AS "staffId"`;
      // Connections of another session that still lives come back by themselves.
      for (const { staffId } of ended) disconnectStaff(staffId);
      return cookie('', 0);
    },

    async dropSessions(staffId) {
      await db.staffSession.deleteMany({ where: { staffId } });
      disconnectStaff(staffId);
    },
  };
}
