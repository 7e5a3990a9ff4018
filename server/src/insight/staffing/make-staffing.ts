/** Reads who came in each half hour of a period, and reckons the agents that they would have needed. */
import type { Staffing, StaffingQuery } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
import { countDaysWith, readGroups } from '../measures/added-up.store.ts';
import { staffing } from './staffing.ts';

export async function makeStaffing(db: Database, { from, to, channel, share }: StaffingQuery): Promise<Staffing> {
  const period = { from, to, channel };
  const days = await countDaysWith(db, 'half-hour', period);
  return { ...period, ...staffing(await readGroups(db, 'half-hour', period), { channel, share, days }) };
}
