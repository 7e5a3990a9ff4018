/** What the database holds of a conversation: the truth that both ends of a chat are compared with. */
import type { Database } from '../../../src/platform/database/client.ts';

/** The words of the one conversation in which a resident said this, by sequence. Throws when there is no such conversation. */
export async function storedTexts(db: Database, said: string): Promise<string[]> {
  const { conversationId } = await db.event.findFirstOrThrow({ where: { sender: 'resident', text: said } });
  const events = await db.event.findMany({ where: { conversationId }, orderBy: { seq: 'asc' } });
  return events.map(({ text }) => text);
}
