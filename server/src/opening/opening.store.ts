/**
 * When people answer: the hours of the rules, and over them the exceptions that supervisors keep. They are read anew for every
 * decision, so that one counts on every node from the next decision on; the table holds a few rows.
 */
import { hoursValueSchema } from '@hub/contract';
import type { HoursValue } from '@hub/contract';
import { localDay, withExceptions } from '@hub/routing-rules';
import type { Hours, HoursException } from '@hub/routing-rules';
import type { HoursException as HoursExceptionRow } from '../generated/prisma/client.ts';
import type { Database, Tx } from '../platform/database/client.ts';

export interface Opening {
  /** With the exceptions in them. */
  hours: Hours;
  /** Those of supervisors that are not over, the earliest first: residents are told of them. */
  exceptions: readonly HoursException[];
}

/** `tx`: whoever is within a transaction reads by its connection. */
export type ReadOpening = (tx?: Tx) => Promise<Opening>;

export interface OpeningPorts {
  db: Database;
  clock: () => Date;
  /** The hours of the rules in force. */
  base: () => Hours;
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export const exceptionFrom = ({
  fromDay,
  toDay,
  open,
  reason,
}: Omit<HoursExceptionRow, 'id' | 'version'>): HoursValue =>
  hoursValueSchema.parse({ from: dayOf(fromDay), to: dayOf(toDay), open, reason });

export function createOpening({ db, clock, base }: OpeningPorts): ReadOpening {
  return async (tx = db) => {
    const hours = base();
    const rows = await tx.hoursException.findMany({
      where: { toDay: { gte: new Date(localDay(hours, clock())) } },
      orderBy: { fromDay: 'asc' },
    });
    const exceptions = rows.map(exceptionFrom);
    return { hours: withExceptions(hours, exceptions), exceptions };
  };
}
