/** Reports near a place, as the assistant tells of them. */
import type { FormPorts } from '@hub/bots';
import { nearbyReports } from '../forms/index.ts';
import type { Database } from '../platform/database/client.ts';
import { dayInWords } from './hours-in-words.ts';

/** Looks only where a place is known as a point; the street is told, or what the resident said themselves. */
export function createReportsNear(db: Database, clock: () => Date): FormPorts['nearby'] {
  return async (serviceCode, { latitude, longitude, text }) => {
    if (latitude === undefined || longitude === undefined) return [];
    const found = await nearbyReports(db, { serviceCode, latitude, longitude, now: clock() });
    return found.map(({ reference, day, place }) => ({ reference, day: dayInWords(day), place: place ?? text }));
  };
}
