/** The sentences of this room. Those with {name} are given the agent's first name, the only name a resident sees. */
import en from './wording/en.json' with { type: 'json' };

export type WorkWording = typeof en;

export const workWording: WorkWording = en;

/** The first word of a staff member's name. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

/** Fills {name} in. */
export function withName(sentence: string, name: string): string {
  return sentence.replaceAll('{name}', firstName(name));
}
