/** The name of an agent's line at Twilio, which takes letters, digits and underscores. Pure. */

const PREFIX = 'agent_';

export const identityOf = (staffId: string): string => PREFIX + staffId.replaceAll('-', '');

/** Whether a call comes from a line of ours, whosever it is, and from no telephone. */
export const isClient = (from: string): boolean => from.startsWith('client:');

/** Whose line a call comes from, or null where it is no line of an agent. */
export function staffIdOf(from: string): string | null {
  const found = /^client:agent_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(from);
  return found ? found.slice(1).join('-') : null;
}
