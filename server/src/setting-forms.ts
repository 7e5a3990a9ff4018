/** How settings are written that are more than a text, a number or an address. */
import { staffRoleSchema } from '@hub/contract';
import type { StaffRole } from '@hub/contract';
import * as z from 'zod';

/** With at least one group, or nobody could sign in. */
const groupRolesSchema = z
  .record(z.string(), staffRoleSchema)
  .refine((roles) => Object.keys(roles).length > 0)
  .transform((roles): ReadonlyMap<string, StaffRole> => new Map(Object.entries(roles)));
const GROUP_ROLES =
  'must be JSON of group to role (agent, supervisor or auditor), such as {"team-leaders":"supervisor"}';

/** Undefined for what is no JSON. */
function readJson(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}

/** Which role each group of the identity provider has. */
export const groupRolesSetting = z.string().transform((given, context) => {
  const parsed = groupRolesSchema.safeParse(readJson(given));
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: GROUP_ROLES });
  return z.NEVER;
});
