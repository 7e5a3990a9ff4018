/** Wrong codes, counted against whoever tried them. */
import type { Tx } from '../../platform/database/client.ts';
import { countsSince } from './limits.ts';

export interface Suspect {
  who: Uint8Array<ArrayBuffer>;
  most: number;
}

/** One number for the database's own locks; it means nothing else. */
const GUESSING = 482_910;

/**
 * Lets one code be tried at a time until the transaction ends: else many tries at once would all find the count of before. Held
 * before any row is, so that two never wait for each other.
 */
export async function lockGuessing(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${GUESSING})`;
}

/** True while none of them has as many wrong ones as they may have. */
export async function mayGuess(tx: Tx, suspects: readonly Suspect[], now: Date): Promise<boolean> {
  for (const { who, most } of suspects) {
    const missed = await tx.threadCodeMiss.count({ where: { who, at: { gt: countsSince(now) } } });
    if (missed >= most) return false;
  }
  return true;
}

/** Counts a wrong code against each; what does not count any more is forgotten. */
export async function keepMiss(tx: Tx, suspects: readonly Suspect[], now: Date): Promise<void> {
  await tx.threadCodeMiss.deleteMany({ where: { at: { lte: countsSince(now) } } });
  await tx.threadCodeMiss.createMany({ data: suspects.map(({ who }) => ({ who, at: now })) });
}
