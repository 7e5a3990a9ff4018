/** The line of an agent joins the call of a contact that they hold, and no other. */
import type { Database } from '../../platform/database/client.ts';
import { addressesOf } from './addresses.ts';
import { lineOf } from './line.store.ts';
import { agentDocument } from './documents.ts';

/** The document for the agent's line, or null where there is nothing for them to join. */
export async function joinAsAgent(
  db: Database,
  { staffId, contactId }: { staffId: string; contactId: string },
): Promise<string | null> {
  const line = await lineOf(db, contactId);
  if (!line?.live || line.assignedTo !== staffId || line.state !== 'assigned') return null;
  return agentDocument(addressesOf({ id: line.live.id, step: 0 }));
}
