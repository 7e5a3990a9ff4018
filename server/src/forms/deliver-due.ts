/**
 * Brings reports to the back office, each once. A report is claimed, then sent outside any transaction, then what came of it is
 * kept. Whatever happens in between, it is either kept as sent or tried again; before it is tried again, it is looked for there.
 */
import type { Database } from '../platform/database/client.ts';
import type { Log } from '../platform/log.ts';
import { claimDue, keepRefused, keepSent, keepWaiting } from './delivery.store.ts';
import type { Claimed } from './delivery.store.ts';
import type { Accepted } from './open311/answers.ts';
import type { Answer, Open311 } from './open311/client.ts';
import { retryAt } from './retry-at.ts';
import { referenceLine } from './to-submission.ts';

export interface DeliveryPorts {
  db: Database;
  open311: Open311;
  clock: () => Date;
  /** From 0 to 1. */
  random: () => number;
  /** True from when this node ends: nothing more is begun. */
  isStopping: () => boolean;
  /** Tells supervisors that there is something to do. */
  announceTasks: () => void;
  onOutcome: (outcome: DeliveryOutcome) => void;
  log: Log;
}

/** `found`: it had arrived, and the answer was lost. */
export type DeliveryOutcome = 'sent' | 'found' | 'refused' | 'later';

/** So many at once, that one slow answer holds up few and a back office that wakes up is not run over. */
const LANES = 4;
/** Longer than two calls may take. */
const LEASE_MS = 60_000;
/** Two clocks are never the same. */
const CLOCKS_DIFFER_MS = 60 * 60 * 1000;

/** Sends what is due until nothing is. A lane that meets trouble stops, so that a back office in trouble is left alone. */
export async function deliverDue(ports: DeliveryPorts): Promise<void> {
  await Promise.all(Array.from({ length: LANES }, () => runLane(ports)));
}

async function runLane(ports: DeliveryPorts): Promise<void> {
  while (!ports.isStopping()) {
    const now = ports.clock();
    const claimed = await claimDue(ports.db, { now, leaseEnds: new Date(now.getTime() + LEASE_MS) });
    if (!claimed) return;
    const outcome = await deliver(ports, claimed);
    ports.onOutcome(outcome);
    if (outcome === 'later') return;
  }
}

async function deliver(ports: DeliveryPorts, claimed: Claimed): Promise<DeliveryOutcome> {
  const { db, open311, clock } = ports;
  const arrived = await findArrived(open311, claimed, clock());
  if (arrived.ok && arrived.value) {
    await keepSent(db, claimed.id, arrived.value, clock());
    return 'found';
  }
  const answer = arrived.ok ? await open311.post(claimed) : arrived;
  const now = clock();
  if (answer.ok) {
    await keepSent(db, claimed.id, answer.value, now);
    return 'sent';
  }
  const { problem } = answer;
  if (answer.kind === 'refused') {
    const { hasTask } = await keepRefused(db, claimed, { problem, now });
    ports.log.error({ submissionId: claimed.id, hasTask }, 'the back office refused a report');
    if (hasTask) ports.announceTasks();
    return 'refused';
  }
  const { attempts } = claimed;
  const nextAt = retryAt({ attempts, retryAfter: answer.retryAfter, now, random: ports.random() });
  await keepWaiting(db, claimed, { problem, nextAt });
  ports.log.warn({ submissionId: claimed.id, attempts, nextAt }, 'a report waits for the back office');
  return 'later';
}

/**
 * Looks for a report that was tried before and may have arrived. Null when it is not there, on a first try, and where the back
 * office does not let requests be listed: there the idempotency key alone keeps it from being there twice.
 */
async function findArrived(
  open311: Open311,
  { attempts, serviceCode, reference, createdAt }: Claimed,
  now: Date,
): Promise<Answer<Accepted | null>> {
  if (attempts === 1) return { ok: true, value: null };
  const answer = await open311.requests({
    serviceCode,
    from: new Date(createdAt.getTime() - CLOCKS_DIFFER_MS),
    to: new Date(now.getTime() + CLOCKS_DIFFER_MS),
  });
  if (!answer.ok) return answer.kind === 'refused' ? { ok: true, value: null } : answer;
  const found = answer.value.find(
    ({ attributes, description }) =>
      attributes?.reference === reference || (description ?? '').split(/\r?\n/).includes(referenceLine(reference)),
  );
  const serviceRequestId = found?.service_request_id ?? null;
  return { ok: true, value: serviceRequestId === null ? null : { serviceRequestId, token: null } };
}
