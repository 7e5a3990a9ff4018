/** Who hears whom in a call. Pure. */
import type { HelperHow } from '@hub/contract';

export interface Hearing {
  muted: boolean;
  /** The line that alone hears this one. */
  coaches: string | null;
}

/**
 * `how` is null for whoever holds the contact; `agentSid` is their line, while it is in the call. Whoever whispers to nobody is
 * heard by nobody: never by the resident.
 */
export function seatOf(how: HelperHow | null, agentSid: string | null): Hearing {
  if (how === 'listen') return { muted: true, coaches: null };
  if (how === 'whisper') return { muted: agentSid === null, coaches: agentSid };
  return { muted: false, coaches: null };
}
