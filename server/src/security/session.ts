/** Who is signed in at the console, as the rest of the hub sees it. The sessions themselves are in session.store.ts. */
import type { StaffRole } from '@hub/contract';

export interface StaffIdentity {
  staffId: string;
  name: string;
  role: StaffRole;
  /** To be sent back with every change (header `x-csrf-token` or form field `csrf`). */
  csrfToken: string;
}

/** The longest a session lasts, in milliseconds, whatever is done in it (OWASP ASVS 5.0 V7.3.2). */
export const SESSION_LIFE_MS = 8 * 60 * 60 * 1000;
/** A session in which nobody did anything for this long is over (V7.3.1). */
export const SESSION_IDLE_MS = 15 * 60 * 1000;
/** Use of a session is written down at most this often, since each write costs. */
export const SEEN_EVERY_MS = 5 * 1000;
