/** Asks the back office how reports get on, and tells those who made or follow them, once for every change. */
import { appendWithin } from '../conversation/index.ts';
import type { Publish } from '../conversation/index.ts';
import type { Database } from '../platform/database/client.ts';
import type { Open311 } from './open311/client.ts';
import { progressInWords } from './progress-in-words.ts';
import { claimToAsk, keepNumbers, keepStandings } from './progress.store.ts';
import type { ToAsk } from './progress.store.ts';
import { reportWording } from './wording.ts';

export interface ProgressPorts {
  db: Database;
  open311: Open311;
  clock: () => Date;
  newId: () => string;
  publish: Publish;
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
  const standings = answer.value.flatMap(({ service_request_id, status, status_notes, updated_datetime }) => {
    const id = byNumber.get(service_request_id ?? '');
    const updatedAt = updated_datetime ? new Date(updated_datetime) : now;
    const known = typeof status === 'string' ? status.trim().toLowerCase() : '';
    return id === undefined || known === '' ? [] : [{ id, status: known, notes: status_notes ?? '', updatedAt }];
  });
  await tell(ports, standings);
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

async function tell(
  { db, newId, publish }: ProgressPorts,
  standings: Parameters<typeof keepStandings>[1],
): Promise<void> {
  const appended = await db.$transaction(async (tx) => {
    const listeners = await keepStandings(tx, standings);
    return appendWithin(
      tx,
      listeners.map((listener) => ({
        conversationId: listener.conversationId,
        clientId: newId(),
        kind: 'message' as const,
        from: 'bot' as const,
        text: progressInWords(listener, reportWording),
      })),
    );
  });
  publish(appended.flatMap((each) => ('event' in each ? [each.event] : [])));
}
