/** The name of an agent's line at Twilio, which takes letters, digits and underscores. Pure. */

const PREFIX = 'agent_';
/** Of an id without its dashes. */
const HEX_DIGITS = 32;

export const identityOf = (staffId: string): string => PREFIX + staffId.replaceAll('-', '');

/** What a line of theirs is called in a conference: each once, also where an old one of theirs is still in it. */
export const labelOf = (staffId: string, sid: string): string => `${identityOf(staffId)}_${sid}`;

/** Whose line is called so in a conference, or null where it is the resident's. */
export const staffIdOfLabel = (label: string): string | null =>
  staffIdOf(`client:${label.slice(0, PREFIX.length + HEX_DIGITS)}`);

/** Whether a call comes from a line of ours, whosever it is, and from no telephone. */
export const isClient = (from: string): boolean => from.startsWith('client:');

/** Whose line a call comes from, or null where it is no line of an agent. */
export function staffIdOf(from: string): string | null {
  const found = /^client:agent_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(from);
  return found ? found.slice(1).join('-') : null;
}
