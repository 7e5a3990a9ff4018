/** Reports of residents and the back office, as the rest of the hub knows them: sending, asking how they get on, and how many wait. */
import type { Database } from '../platform/database/client.ts';
import type { Log } from '../platform/log.ts';
import { askProgress } from './ask-progress.ts';
import { deliverDue } from './deliver-due.ts';
import type { DeliveryOutcome } from './deliver-due.ts';
import { countReports } from './delivery.store.ts';
import type { ReportCounts } from './delivery.store.ts';
import { createOpen311 } from './open311/client.ts';
import type { Open311Settings } from './open311/client.ts';

export interface ReportsPorts {
  db: Database;
  clock: () => Date;
  /** Undefined: reports wait until there is a back office. */
  backOffice: Omit<Open311Settings, 'timeoutMs'> | undefined;
  isStopping: () => boolean;
  announceTasks: () => void;
  onOutcome: (outcome: DeliveryOutcome) => void;
  /** Called when the back office says something new of reports. */
  onProgress: () => void;
  onCounts: (counts: ReportCounts) => void;
  log: Log;
}

/** Shown at /health/ready. `unknown` until they are counted for the first time. */
export interface ReportsState {
  state: 'ok' | 'waiting' | 'no-back-office' | 'unknown';
  due: number;
  refused: number;
  oldestDueAt: string | null;
}

export interface Reports {
  /** Sends what is due. */
  deliver(): Promise<void>;
  /** Asks for the progress of one batch. */
  askProgress(): Promise<void>;
  /** Counts what waits, for `state`. */
  count(): Promise<void>;
  state(): ReportsState;
}

const TIMEOUT_MS = 10_000;
/** A back office may be away as long as this without anybody being told. */
const LATE_MS = 10 * 60_000;

export function createReports(ports: ReportsPorts): Reports {
  const { db, clock, backOffice } = ports;
  const open311 = backOffice && createOpen311({ ...backOffice, timeoutMs: TIMEOUT_MS }, fetch);
  let counts: ReportCounts | null = null;

  return {
    deliver: async () => {
      if (open311) await deliverDue({ ...ports, open311, random: Math.random });
    },
    askProgress: async () => {
      if (open311) await askProgress({ db, open311, clock, onChange: ports.onProgress });
    },
    count: async () => {
      counts = await countReports(db);
      ports.onCounts(counts);
    },
    state: () => {
      if (!counts) return { state: open311 ? 'unknown' : 'no-back-office', due: 0, refused: 0, oldestDueAt: null };
      const { due, refused, oldestDueAt } = counts;
      const isLate = oldestDueAt !== null && clock().getTime() - oldestDueAt.getTime() > LATE_MS;
      const state = open311 ? (isLate ? 'waiting' : 'ok') : 'no-back-office';
      return { state, due, refused, oldestDueAt: oldestDueAt?.toISOString() ?? null };
    },
  };
}
