/** For pages without a script: waits a moment for the answer to what was just said, so that the next page already shows it. */
import { setTimeout as delay } from 'node:timers/promises';
import { turnDone } from '../../conversation/index.ts';
import type { Database } from '../../platform/database/client.ts';

const ANSWER_WITHIN_MS = 2000;
const LOOK_EVERY_MS = 50;

/** Settles once the message was decided and answered, or after two seconds. */
export async function answered(db: Database, conversationId: string, seq: number): Promise<void> {
  const until = Date.now() + ANSWER_WITHIN_MS;
  while (Date.now() < until && !(await turnDone(db, conversationId, seq))) await delay(LOOK_EVERY_MS);
}
