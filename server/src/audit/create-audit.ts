/** The audit trail as the rest of the hub uses it: every request of staff that concerns a resident is written down before it is done. */
import type { Outcome } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import type { Handler } from '../platform/socket-events.ts';
import { appendAudit } from './audit.store.ts';
import { auditLineOf, subjectOf } from './audited.ts';
import type { AuditLine } from './audited.ts';
import type { AuditEntry, Subject } from './entry.ts';

export interface Asked {
  staffId: string;
  line: AuditLine;
  /** What of the request names whom it is about. */
  fields: unknown;
  /** What they gave as their reason, where one is asked for. */
  reason?: string;
}

export interface Audit {
  /** Writes down that something is asked for; nothing where the line needs no entry. Throws when it cannot be written. */
  asked(asked: Asked): Promise<void>;
  /** Writes down that it was not let, and why: the code of the problem, or what a closed panel needs. */
  refused(asked: Asked, problem: string): Promise<void>;
  /** Writes down what came of a request that named nobody: these it told of. */
  told(staffId: string, action: string, subjects: readonly Subject[]): Promise<void>;
  /** The handlers of a member of staff's socket, each with its entries. */
  handlers(staffId: string, handlers: Readonly<Record<string, Handler>>): Record<string, Handler>;
}

export function createAudit(db: Database, clock: () => Date): Audit {
  const write = async (
    { staffId, line, fields, reason }: Asked,
    rest: Pick<AuditEntry, 'outcome' | 'problem'>,
  ): Promise<void> => {
    if ('not' in line) return;
    const entry = { at: clock().toISOString(), staffId, action: line.action, subject: subjectOf(line, fields) };
    const kept = rest.outcome === 'asked' && 'kept' in line ? line.kept : undefined;
    await appendAudit(db, [{ ...entry, ...rest, ...(reason !== undefined && { reason }) }], kept);
  };
  const asked = (what: Asked) => write(what, { outcome: 'asked' });
  const refused = (what: Asked, problem: string) => write(what, { outcome: 'refused', problem });

  const audited = (staffId: string, event: string, handler: Handler): Handler => {
    const line = auditLineOf(event);
    if (!line) throw new Error(`the event ${event} does not stand in audited.json`);
    if ('not' in line) return handler;
    return async (fields): Promise<Outcome> => {
      const what = { staffId, line, fields };
      await asked(what);
      const outcome = (await handler(fields)) ?? { ok: true };
      if (!outcome.ok) await refused(what, outcome.problem.code);
      return outcome;
    };
  };

  return {
    asked,
    refused,
    async told(staffId, action, subjects) {
      if (subjects.length === 0) return;
      const at = clock().toISOString();
      await appendAudit(
        db,
        subjects.map((subject) => ({ at, staffId, action, subject, outcome: 'asked' })),
      );
    },
    handlers: (staffId, handlers) =>
      Object.fromEntries(Object.entries(handlers).map(([event, handler]) => [event, audited(staffId, event, handler)])),
  };
}
