/** Whether a conversation offers a quick way off the page (P12). */
import { actionSchema } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';

/** The label of the way off that the conversation offers, however long ago it was said; null when it offers none. */
export async function exitLabel(db: Database, conversationId: string): Promise<string | null> {
  const event = await db.event.findFirst({
    where: { conversationId, actions: { array_contains: [{ type: 'exit' }] } },
    orderBy: { seq: 'desc' },
    select: { actions: true },
  });
  const exit = actionSchema
    .array()
    .parse(event?.actions ?? [])
    .find(({ type }) => type === 'exit');
  return exit?.label ?? null;
}
