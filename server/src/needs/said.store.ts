/** Needs that a resident told us in a chat: they hold for that chat, and are kept for later only where they agree to it (P19). */
import type { Tx } from '../platform/database/client.ts';

/** Notes what was told, and the language of an interpreter where one was chosen, in the place of what they told before. */
export async function keepSaid(
  tx: Tx,
  conversationId: string,
  needs: readonly string[],
  language: string | null = null,
): Promise<void> {
  const said = JSON.stringify(language === null ? { needs } : { needs, language });
  await tx.$executeRaw`
    UPDATE "conversation" SET "told" = "told" - 'language' || ${said}::jsonb WHERE "id" = ${conversationId}::uuid`;
}

/** Another language was agreed in this contact: it counts from now on in the place of the one that was told before it. */
export async function correctSaidLanguage(tx: Tx, contactId: string, language: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "conversation" v SET "told" = v."told" || jsonb_build_object('language', ${language}::text)
    FROM "contact" c WHERE c."id" = ${contactId}::uuid AND v."id" = c."conversation_id" AND v."told" ? 'language'`;
}

export interface Said {
  needs: string[];
  /** Of the interpreter, as a tag; null where none was chosen. */
  language: string | null;
}

/** What was told in the conversation of a contact; none where there is no conversation. */
export async function readSaid(tx: Tx, contactId: string): Promise<Said> {
  const [row] = await tx.$queryRaw<Said[]>`
    SELECT coalesce(v."told" -> 'needs', '[]') AS needs, v."told" ->> 'language' AS language
    FROM "contact" c JOIN "conversation" v ON v."id" = c."conversation_id" WHERE c."id" = ${contactId}::uuid`;
  return row ?? { needs: [], language: null };
}
