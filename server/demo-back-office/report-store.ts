/**
 * The reports of the demonstration's back office: in memory, and every change as one line of JSON in a file, so that a start finds
 * them all again. One process writes the file.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

/** The two of the standard, and three more as servers have them. */
export const statusSchema = z.enum(['open', 'in_progress', 'fixed', 'no_further_action', 'closed']);
export type Status = z.infer<typeof statusSchema>;

const reportSchema = z.object({
  service_request_id: z.string(),
  /** What the sender calls it, so that sent again it is the same. */
  idempotencyKey: z.string().nullable(),
  service_code: z.string(),
  description: z.string(),
  address: z.string().nullable(),
  lat: z.number().nullable(),
  long: z.number().nullable(),
  attributes: z.record(z.string(), z.string()),
  /** Name, email and phone: kept, and in no answer. */
  contact: z.record(z.string(), z.string()),
  status: statusSchema,
  status_notes: z.string(),
  expected_datetime: z.string().nullable().default(null),
  requested_datetime: z.string(),
  updated_datetime: z.string(),
});
export type StoredReport = z.infer<typeof reportSchema>;
export type NewReport = Omit<StoredReport, 'service_request_id' | keyof Change | `${string}_datetime`>;

export type Change = Pick<StoredReport, 'status' | 'status_notes' | 'expected_datetime'>;

export interface ReportStore {
  /** Newest first. */
  all(): StoredReport[];
  find(serviceRequestId: string): StoredReport | undefined;
  /** Stores a report; the one that is there already when its key was seen before. On the disk when this returns. */
  add(report: NewReport): StoredReport;
  /** Undefined when there is no such report. */
  change(serviceRequestId: string, change: Change): StoredReport | undefined;
  close(): void;
}

const FIRST_NUMBER = 1001;

/** Opens the file, or makes it. A last line that a power cut left half written was never answered, and is left out. */
export function openReports(path: string, clock: () => Date): ReportStore {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a+');
  const text = readFileSync(path, 'utf8');
  const reports = new Map<string, StoredReport>();
  for (const line of text.split('\n')) {
    const report = readLine(line);
    if (report) reports.set(report.service_request_id, report);
  }
  if (text !== '' && !text.endsWith('\n')) writeSync(file, '\n');

  const keep = (report: StoredReport): StoredReport => {
    writeSync(file, `${JSON.stringify(report)}\n`);
    fsyncSync(file);
    reports.set(report.service_request_id, report);
    return report;
  };

  return {
    all: () => [...reports.values()].reverse(),
    find: (serviceRequestId) => reports.get(serviceRequestId),
    add: (report) => {
      const key = report.idempotencyKey;
      const same = key === null ? undefined : [...reports.values()].find((each) => each.idempotencyKey === key);
      if (same) return same;
      const now = clock().toISOString();
      return keep({
        ...report,
        service_request_id: String(FIRST_NUMBER + reports.size),
        status: 'open',
        status_notes: '',
        expected_datetime: null,
        requested_datetime: now,
        updated_datetime: now,
      });
    },
    change: (serviceRequestId, change) => {
      const report = reports.get(serviceRequestId);
      return report && keep({ ...report, ...change, updated_datetime: clock().toISOString() });
    },
    close: () => closeSync(file),
  };
}

function readLine(line: string): StoredReport | undefined {
  try {
    return reportSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
