/** Asks the back office how reports get on, and keeps what it says. Who is told of it is decided in `progress`. */
import { dayIn } from '@hub/forms';
import type { Database } from '../platform/database/client.ts';
import type { Open311 } from './open311/client.ts';
import { claimToAsk, keepNumbers, keepStandings } from './progress.store.ts';
import type { ToAsk } from './progress.store.ts';
import { stageOf } from './standing.ts';

export interface ProgressPorts {
  db: Database;
  open311: Open311;
  clock: () => Date;
  /** Called when something changed. */
  onChange: () => void;
}

/** One call asks for so many: their numbers must fit into an address. */
const BATCH = 50;
const ASKED_AGAIN_AFTER_MS = 5 * 60_000;
const ASKED_FOR_MS = 180 * 24 * 60 * 60_000;

/** Asks for one batch, those first that nobody asked about longest. What fails is asked again in its turn. */
export async function askProgress(ports: ProgressPorts): Promise<void> {
  const { db, open311, clock } = ports;
  const now = clock();
  const claimed = await claimToAsk(db, {
    now,
    before: new Date(now.getTime() - ASKED_AGAIN_AFTER_MS),
    since: new Date(now.getTime() - ASKED_FOR_MS),
    most: BATCH,
  });
  const numbered = [...claimed, ...(await readTokens(ports, claimed))];
  const byNumber = new Map(
    numbered.flatMap(({ id, serviceRequestId }) =>
      serviceRequestId === null ? [] : [[serviceRequestId, id] as const],
    ),
  );
  if (byNumber.size === 0) return;
  const answer = await open311.requests({ serviceRequestIds: [...byNumber.keys()] });
  if (!answer.ok) return;
  const heard = answer.value.flatMap((request) => {
    const id = byNumber.get(request.service_request_id ?? '');
    const status = request.status ?? '';
    if (id === undefined || status.trim() === '') return [];
    return [
      {
        ...{ id, stage: stageOf(status), notes: request.status_notes ?? '' },
        expectedOn: request.expected_datetime ? dayIn(new Date(request.expected_datetime)) : null,
        updatedAt: request.updated_datetime ? new Date(request.updated_datetime) : null,
      },
    ];
  });
  if ((await db.$transaction((tx) => keepStandings(tx, heard))) > 0) ports.onChange();
}

/** The numbers that the back office gave meanwhile to requests it first gave a token for. */
async function readTokens({ db, open311 }: ProgressPorts, claimed: readonly ToAsk[]): Promise<ToAsk[]> {
  const asked = await Promise.all(
    claimed.map(async (each) => {
      if (each.serviceRequestId !== null || each.token === null) return [];
      const answer = await open311.token(each.token);
      return answer.ok && answer.value !== null ? [{ ...each, serviceRequestId: answer.value }] : [];
    }),
  );
  const found = asked.flat();
  if (found.length > 0) await keepNumbers(db, found);
  return found;
}
