/**
 * The needs that a resident agreed we keep (P19). They stand with the record, where the rules read them on every later contact; beside
 * them who wrote them down, when, in which channel, and when to ask again.
 */
import { interpreterLanguageSchema } from '@hub/contract';
import type { NeedsPassport } from '@hub/contract';
import { londonDay } from '../cases/index.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { isDue } from './in-words.ts';

/** The need that a language belongs to. */
export const INTERPRETER = 'language-interpreter';

export interface Kept {
  residentId: string;
  needs: readonly string[];
  words: string;
  /** In which they need an interpreter, as a tag such as `ro`; null where none is, or nobody said which. */
  language: string | null;
  /** YYYY-MM-DD. */
  reviewOn: string;
  channel: string;
  /** Null where the resident wrote it down themselves. */
  staffId: string | null;
}

/** Keeps these needs and no others, in the place of whatever was kept or withdrawn before. */
export async function keepPassport(
  tx: Tx,
  { residentId, needs, words, language, reviewOn, channel, staffId }: Kept,
  now: Date,
): Promise<void> {
  const kept = {
    ...{ channel, recordedBy: staffId, recordedAt: now, withdrawnAt: null },
    ...{ reviewOn: new Date(`${reviewOn}T00:00:00Z`), words: words === '' ? null : words },
    language: needs.includes(INTERPRETER) ? language : null,
  };
  await tx.needsPassport.upsert({
    where: { residentId },
    create: { residentId, ...kept },
    update: kept,
    select: { residentId: true },
  });
  const since = JSON.stringify({ needs: now.toISOString() });
  await tx.$executeRaw`
    UPDATE "resident"
    SET "needs" = ${[...new Set(needs)]}::text[], "known_since" = "known_since" || ${since}::jsonb, "updated_at" = ${now}::timestamptz
    WHERE "id" = ${residentId}::uuid`;
}

/** Forgets all of it, also what was said in chats of theirs; what stays is that it was withdrawn. Twice is the same as once. */
export async function withdrawPassport(tx: Tx, residentId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "resident" SET "needs" = '{}', "known_since" = "known_since" - 'needs', "updated_at" = ${now}::timestamptz
    WHERE "id" = ${residentId}::uuid`;
  await tx.$executeRaw`
    UPDATE "conversation" v SET "told" = "told" - 'needs' - 'language'
    WHERE "told" ? 'needs' AND (v."resident_id" = ${residentId}::uuid OR EXISTS (
      SELECT 1 FROM "contact" c WHERE c."conversation_id" = v."id" AND c."resident_id" = ${residentId}::uuid))`;
  await tx.$executeRaw`
    INSERT INTO "needs_passport" ("resident_id", "withdrawn_at") VALUES (${residentId}::uuid, ${now}::timestamptz)
    ON CONFLICT ("resident_id") DO UPDATE
    SET "channel" = NULL, "recorded_by" = NULL, "recorded_at" = NULL, "review_on" = NULL, "words" = NULL, "language" = NULL,
        "withdrawn_at" = coalesce("needs_passport"."withdrawn_at", EXCLUDED."withdrawn_at")`;
}

/** How the needs of a resident were kept; null where they are on record from before, or there are none. */
export async function readPassport(db: Database, residentId: string, now: Date): Promise<NeedsPassport | null> {
  const row = await db.needsPassport.findUnique({
    where: { residentId },
    include: { recorder: { select: { name: true } } },
  });
  if (!row) return null;
  if (row.withdrawnAt) return { state: 'withdrawn', withdrawnAt: row.withdrawnAt.toISOString() };
  const { recordedAt, reviewOn, channel } = row;
  if (!recordedAt || !reviewOn || channel === null)
    throw new Error('a needs passport is neither kept nor withdrawn: the check of its table should not let it be');
  const day = reviewOn.toISOString().slice(0, 10);
  return {
    ...{ state: 'kept', channel, recordedBy: row.recorder?.name ?? null, recordedAt: recordedAt.toISOString() },
    ...{ reviewOn: day, isDue: isDue(day, londonDay(now)), words: row.words ?? '' },
    language: interpreterLanguageSchema.safeParse(row.language).data ?? null,
  };
}
