/** Which role somebody has by the groups that the council's identity provider says they are in. Pure. */
import type { StaffRole } from '@hub/contract';

/** By the name or the id of a group, as the `groups` claim has it. */
export type GroupRoles = ReadonlyMap<string, StaffRole>;

/** The highest first: by how much of residents and colleagues each opens. */
const HIGHEST_FIRST: readonly StaffRole[] = ['supervisor', 'auditor', 'agent'];

/** The highest role of these groups; undefined where none of them has one. `groups` is the claim as it came, whatever it is. */
export function roleOfGroups(groupRoles: GroupRoles, groups: unknown): StaffRole | undefined {
  // Some identity providers send a single group as a text.
  const names: readonly unknown[] = Array.isArray(groups) ? groups : [groups];
  const roles = new Set(names.map((name) => (typeof name === 'string' ? groupRoles.get(name) : undefined)));
  return HIGHEST_FIRST.find((role) => roles.has(role));
}
