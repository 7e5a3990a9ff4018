/** Reads the whole audit trail and checks it. */
import type { Database } from '../platform/database/client.ts';
import { readSealed } from './audit.store.ts';
import { EMPTY, follow } from './verify.ts';
import type { Chain } from './verify.ts';

const PART = 5000;

/** The chain as it stands, or the number of the first entry that was changed, removed or put between. */
export async function checkTrail(db: Database): Promise<{ ok: true; chain: Chain } | { ok: false; at: bigint }> {
  let chain: Chain = EMPTY;
  for (;;) {
    const part = await readSealed(db, chain.entries, PART);
    const outcome = follow(chain, part);
    if (!outcome.ok || part.length === 0) return outcome;
    chain = outcome.chain;
  }
}
