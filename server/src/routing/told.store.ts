/** Keeps what a resident told of themselves: with the conversation, and what protects them with their record. */
import type { Tx } from '../platform/database/client.ts';
import type { Told } from './told.ts';

/** Flags that hold for a person and not only for what they came about today. */
const LASTING_FLAGS = ['domestic-abuse'];

interface Teller {
  conversationId: string;
  residentId: string | null;
  now: Date;
}

/**
 * Stores what was told. On the record: no digital access, that texts are not safe, and abuse; a safe contact that somebody has
 * confirmed is not taken back by a hint (P12, P51).
 */
export async function keepTold(tx: Tx, { conversationId, residentId, now }: Teller, told: Told): Promise<void> {
  await tx.conversation.update({ where: { id: conversationId }, data: { told }, select: { id: true } });
  if (residentId === null) return;
  const flags = told.flags.filter((flag) => LASTING_FLAGS.includes(flag));
  const since = {
    ...(told.digitalAccess && { digitalAccess: now.toISOString() }),
    ...(told.safeContact && { safeContact: now.toISOString() }),
  };
  await tx.$executeRaw`
    UPDATE "resident"
    SET "digital_access" = coalesce(${told.digitalAccess ?? null}::text, "digital_access"),
        "safe_contact" = CASE WHEN "safe_contact" = 'unknown' THEN coalesce(${told.safeContact ?? null}::text, 'unknown')
                              ELSE "safe_contact" END,
        "flags" = ARRAY(SELECT DISTINCT f FROM unnest("flags" || ${flags}::text[]) f ORDER BY f),
        "known_since" = "known_since" || ${JSON.stringify(since)}::jsonb,
        "updated_at" = ${now}::timestamptz
    WHERE "id" = ${residentId}::uuid`;
}
