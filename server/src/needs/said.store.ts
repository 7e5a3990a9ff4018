/** Needs that a resident told us in a chat: they hold for that chat, and are kept for later only where they agree to it (P19). */
import type { Tx } from '../platform/database/client.ts';

/** Notes what was told in the place of what they told before. */
export async function keepSaid(tx: Tx, conversationId: string, needs: readonly string[]): Promise<void> {
  const said = JSON.stringify({ needs });
  await tx.$executeRaw`
    UPDATE "conversation" SET "told" = "told" || ${said}::jsonb WHERE "id" = ${conversationId}::uuid`;
}

/** What was told in the conversation of a contact; none where there is no conversation. */
export async function readSaid(tx: Tx, contactId: string): Promise<string[]> {
  const [row] = await tx.$queryRaw<{ needs: string[] }[]>`
    SELECT coalesce(v."told" -> 'needs', '[]') AS needs
    FROM "contact" c JOIN "conversation" v ON v."id" = c."conversation_id" WHERE c."id" = ${contactId}::uuid`;
  return row?.needs ?? [];
}
