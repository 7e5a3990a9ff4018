/** What every step of the work is given: the moment, new ids, and the sentences. */
import type { WorkWording } from './wording.ts';

export interface Step {
  now: Date;
  newId: () => string;
  wording: WorkWording;
}
