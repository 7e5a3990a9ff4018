/** What is never recorded, whatever the council's settings say: few people may know of it, or somebody may be in danger. */
import { Prisma } from '../../generated/prisma/client.ts';

/** Danger to life, and safeguarding: clauses of the policy's groups B and C. */
const CLAUSES = ['P05', 'P06', 'P07', 'P08', 'P09', 'P10', 'P11', 'P12', 'P13', 'P14', 'P15', 'P16'];

/** True of the conversation `v` where its talk must not be recorded. For queries that name it so. */
export const mustNotRecord = Prisma.sql`(
  v."restricted"
  OR EXISTS (SELECT 1 FROM "contact" u
             WHERE u."conversation_id" = v."id" AND u."state" <> 'closed' AND (u."priority" <= 2 OR u."signal" IS NOT NULL))
  OR EXISTS (SELECT 1 FROM "duty" d JOIN "contact" u ON u."id" = d."contact_id"
             WHERE u."conversation_id" = v."id" AND u."state" <> 'closed' AND d."clause" = ANY(${CLAUSES}::text[])))`;
