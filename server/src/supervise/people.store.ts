/** Members of staff, as supervisors change them. */
import { personValueSchema } from '@hub/contract';
import type { People, PersonValue } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { lastChanges, toLast } from './shelf.store.ts';
import type { Shelf } from './shelf.store.ts';

const SELECT = {
  ...{ role: true, active: true, queues: true, reserveFor: true, skills: true, capacity: true, version: true },
} as const;

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort((a, b) => a.localeCompare(b));

/** `rolesFromGroups`: who is what is said by the identity provider, and is taken from there at each sign-in. */
export function peopleShelf(rolesFromGroups: boolean): Shelf<PersonValue> {
  return {
    kind: 'person',
    schema: personValueSchema,
    read: async (tx, staffId) => {
      const row = await tx.staff.findUnique({ where: { id: staffId }, select: SELECT });
      if (!row) return null;
      const { version, ...value } = row;
      return { version, value: personValueSchema.parse(value) };
    },
    write: async (tx, staffId, kept) => {
      if (!kept) throw new Error('a member of staff is never taken away');
      await tx.staff.update({
        where: { id: staffId },
        data: { ...kept.value, version: kept.version },
        select: { id: true },
      });
    },
    refuse: async (tx, staffId, { value, staffId: by }) => {
      const before = await tx.staff.findUnique({ where: { id: staffId }, select: { role: true } });
      if (!before || !value) return refused('not-found', 'Choose somebody from the list.', { where: 'staffId' });
      if (staffId === by && (value.role !== 'supervisor' || !value.active)) {
        const where = value.active ? 'value.role' : 'value.active';
        return refused('not-allowed', 'Ask another supervisor: nobody shuts themselves out.', { where });
      }
      if (rolesFromGroups && value.role !== before.role)
        return refused('not-allowed', 'Roles come from the groups of the sign-in. Change the group.', {
          where: 'value.role',
        });
      if (value.reserveFor.some((queue) => !value.queues.includes(queue)))
        return refused('bad-payload', 'A reserve serves the queue: choose it among their queues as well.', {
          where: 'value.reserveFor',
        });
      return null;
    },
  };
}

export async function readPeople(db: Database, rolesFromGroups: boolean): Promise<People> {
  const [rows, queues, last] = await Promise.all([
    db.staff.findMany({
      select: { id: true, name: true, email: true, ...SELECT },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
    db.workQueue.findMany({ select: { name: true } }),
    lastChanges(db, 'person'),
  ]);
  return {
    people: rows.map(({ id, name, email, version, ...value }) => ({
      ...{ staffId: id, name, email, version, value: personValueSchema.parse(value) },
      last: toLast(last.get(id)),
    })),
    queues: sorted([...queues.map(({ name }) => name), ...rows.flatMap((row) => row.queues)]),
    skills: sorted(rows.flatMap((row) => row.skills)),
    rolesFromGroups,
  };
}
