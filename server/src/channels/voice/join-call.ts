/** The line of a member of staff joins the call of a contact that they hold or help in, and no other. */
import type { HelperHow } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
import { addressesOf } from './addresses.ts';
import { lineOf } from './line.store.ts';
import { staffDocument } from './documents.ts';
import { seatOf } from './seat.ts';
import { labelOf } from './softphone-identity.ts';

/** The document for their line, or null where there is nothing for them to join. */
export async function joinAsStaff(
  db: Database,
  { staffId, contactId, sid }: { staffId: string; contactId: string; sid: string },
): Promise<string | null> {
  const line = await lineOf(db, contactId);
  if (!line?.live || line.state !== 'assigned') return null;
  const helper = await db.participant.findFirst({
    where: { contactId, staffId, leftAt: null },
    select: { kind: true },
  });
  if (line.assignedTo !== staffId && !helper) return null;
  const how = line.assignedTo === staffId ? null : ((helper?.kind ?? null) as HelperHow | null);
  const seat = { label: labelOf(staffId, sid), ...seatOf(how, line.live.agentSid) };
  return staffDocument(addressesOf({ id: line.live.id, step: 0 }), seat);
}
