/** Holds an account to the groups of its sign-in: where groups give roles, what the table says is only what was true last time. */
import type { Audit } from '../audit/index.ts';
import type { Database } from '../platform/database/client.ts';
import { roleOfGroups } from './group-roles.ts';
import type { GroupRoles } from './group-roles.ts';
import type { Sessions } from './session.store.ts';

interface GroupRolesDeps {
  db: Database;
  groupRoles: GroupRoles | undefined;
  sessions: Pick<Sessions, 'dropSessions'>;
  audit: Pick<Audit, 'asked' | 'refused'>;
}

/**
 * The role that this account has from now, or undefined where none of its groups has one. Either change ends every older session and
 * its live connections: nobody works on with a role that was taken away (ASVS 5.0 V7.4.2, V8.3.2).
 */
export async function holdToGroups(
  { db, groupRoles, sessions, audit }: GroupRolesDeps,
  { id, role: before }: { id: string; role: string },
  groups: unknown,
): Promise<string | undefined> {
  if (!groupRoles) return before;
  const role = roleOfGroups(groupRoles, groups);
  if (role === undefined) {
    await audit.refused({ staffId: id, line: { action: 'signed-in' }, fields: null }, 'no-role');
    await sessions.dropSessions(id);
    return undefined;
  }
  if (role !== before) {
    const reason = `${before} → ${role}`;
    await audit.asked({ staffId: id, line: { action: 'role-taken' }, fields: null, reason });
    await db.staff.update({ where: { id }, data: { role }, select: { id: true } });
    await sessions.dropSessions(id);
  }
  return role;
}
