/** Which contacts few may read: what was disclosed in confidence, and danger at home or to a child or an adult at risk (P10 to P12, P15). */

import { Prisma } from '../generated/prisma/client.ts';

export { SAFEGUARDING, trainedAmong } from './trained.store.ts';

const SENSITIVE = ['child-risk', 'adult-risk', 'domestic-abuse'];

/** What of a contact says whether few may read it. A signal that a later one took the place of stands with its alert. */
export const restrictedSelect = {
  signal: true,
  alerts: { select: { signal: true } },
  conversation: { select: { restricted: true } },
} as const;

export interface Restrictable {
  signal: string | null;
  alerts: readonly { signal: string }[];
  conversation: { restricted: boolean } | null;
}

/** Pure. */
export function isRestricted({ signal, alerts, conversation }: Restrictable): boolean {
  const signals = [signal, ...alerts.map((alert) => alert.signal)];
  return conversation?.restricted === true || signals.some((each) => each !== null && SENSITIVE.includes(each));
}

/** The same as a condition of the database on contacts. */
export const whereRestricted = {
  OR: [
    { signal: { in: SENSITIVE } },
    { alerts: { some: { signal: { in: SENSITIVE } } } },
    { conversation: { restricted: true } },
  ],
};

/** The same in SQL, of contact `c` in conversation `v`. Only a contact with a signal has alerts. */
export const isRestrictedSql: Prisma.Sql = Prisma.sql`(
  coalesce(v."restricted", false) OR c."signal" = ANY(${SENSITIVE}::text[]) IS TRUE
  OR (c."signal" IS NOT NULL AND EXISTS (
    SELECT 1 FROM "alert" w WHERE w."contact_id" = c."id" AND w."signal" = ANY(${SENSITIVE}::text[]))))`;
