/** What residents wrote beside their rating, as supervisors may read it: nothing of what few may, and nothing of somebody close (P15, P40). */
import type { CommentList, CommentQuery } from '@hub/contract';
import { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/client.ts';
import { isRestrictedSql } from '../restricted/index.ts';
import { isCloseSql } from '../work/index.ts';

/** Nobody reads further down; a shorter period shows what is older. */
const SHOWN = 200;

interface Row {
  at: Date;
  channel: CommentList['comments'][number]['channel'];
  score: number;
  service: string | null;
  comment: string;
  isRestricted: boolean;
}

export async function readComments(
  db: Database,
  { staffId, isTrained }: { staffId: string; isTrained: boolean },
  { from, to, channel, score }: CommentQuery,
): Promise<CommentList> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT f."answered_at" AS "at", f."channel", f."score", s."name" AS "service", f."comment", ${isRestrictedSql} AS "isRestricted"
    FROM "feedback" f
    JOIN "contact" c ON c."id" = f."contact_id"
    LEFT JOIN "conversation" v ON v."id" = c."conversation_id"
    LEFT JOIN "service" s ON s."id" = c."service_id"
    WHERE f."comment" IS NOT NULL
      AND f."answered_at" >= ${from}::date::timestamp AT TIME ZONE 'Europe/London'
      AND f."answered_at" < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London'
      AND (${channel ?? null}::text IS NULL OR f."channel" = ${channel ?? null})
      AND (${score ?? null}::int IS NULL OR f."score" = ${score ?? null}::int)
      AND NOT ${isCloseSql(Prisma.sql`${staffId}::uuid`, Prisma.sql`c`)}
    ORDER BY f."answered_at" DESC, f."contact_id" LIMIT ${SHOWN + 1}`;
  return {
    comments: rows.slice(0, SHOWN).map(({ at, isRestricted, service, comment, ...row }) => {
      const isShown = !isRestricted || isTrained;
      return {
        ...{ ...row, at: at.toISOString() },
        ...{ service: isShown ? service : null, comment: isShown ? comment : null },
      };
    }),
    isCut: rows.length > SHOWN,
  };
}
