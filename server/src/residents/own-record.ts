/** Nobody opens their own record, or that of somebody close to them: it is refused, written down, and a supervisor is told (P40). */
import type { Outcome } from '@hub/contract';
import type { Audit, AuditLine } from '../audit/index.ts';
import { askAgain } from '../duties/index.ts';
import type { Database } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { residentWording } from './wording.ts';

export interface OwnRecordPorts {
  db: Database;
  clock: () => Date;
  audit: Pick<Audit, 'refused'>;
  announceTasks: () => void;
}

/** What of an opened contact says whether its record is for this reader. */
export interface Opened {
  contactId: string;
  relation: string | null;
}

/** Answers what was opened, or refuses and reports it. */
export type KeepFromOwn = <T extends Opened>(staffId: string, opened: T) => Promise<Outcome<{ opened: T }>>;

const OWN_RECORD: AuditLine = { action: 'own-record', kind: 'contact', field: 'contactId' };

export function createKeepFromOwn({ db, clock, audit, announceTasks }: OwnRecordPorts): KeepFromOwn {
  return async (staffId, opened) => {
    const { contactId, relation } = opened;
    if (relation === null) return { ok: true, opened };
    await audit.refused({ staffId, line: OWN_RECORD, fields: { contactId } }, relation);
    const task = { kind: 'task', what: 'own-record', rule: 'record.own', clause: 'P40' } as const;
    await askAgain(db, contactId, task, clock());
    announceTasks();
    return refused('not-allowed', residentWording.ownRecord, { where: 'contactId' });
  };
}
