/** Whose contacts are not for a member of staff: their own, their family's, their friends' (P40). */
import { Prisma } from '../generated/prisma/client.ts';

/** True in SQL when the resident of that row of "contact" is the member of staff, or close to them. */
export const isCloseSql = (staffId: Prisma.Sql, contact: Prisma.Sql): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM "staff_relation" n
          WHERE n."staff_id" = ${staffId}
            AND n."resident_id" IN (${contact}."resident_id", (SELECT v."resident_id" FROM "conversation" v
                                                               WHERE v."id" = ${contact}."conversation_id")))`;
