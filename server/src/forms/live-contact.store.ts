/** The contact that a form belongs to while a person looks after it. */
import type { Channel } from '@hub/contract';
import type { Tx } from '../platform/database/client.ts';

/** The newest contact of a conversation that is not closed. */
export async function liveContact(
  tx: Tx,
  conversationId: string,
): Promise<{ id: string; channel: Channel; residentId: string | null } | null> {
  const row = await tx.contact.findFirst({
    where: { conversationId, state: { not: 'closed' } },
    orderBy: { startedAt: 'desc' },
    select: { id: true, channel: true, residentId: true },
  });
  return row && { ...row, channel: row.channel as Channel };
}

/** Makes a new version of it, so that whoever has it open fetches it again; answers its id, or null where there is none. */
export async function renewContact(tx: Tx, conversationId: string): Promise<string | null> {
  const contact = await liveContact(tx, conversationId);
  if (!contact) return null;
  await tx.contact.update({ where: { id: contact.id }, data: { version: { increment: 1 } }, select: { id: true } });
  return contact.id;
}
