/** What one answer of the assistant saved, or cost in vain. Pure. */
import { tariffAt, TARIFFS } from '../ledger/tariff.ts';
import type { JudgedAnswer } from './measured.store.ts';
import type { Sums } from './sums.ts';

/** Nothing is saved where it is not known how the same resident asked before: they might have asked online. */
export function savedBy({ fate, earlier, day }: Pick<JudgedAnswer, 'fate' | 'earlier' | 'day'>): Partial<Sums> {
  const costs = (touch: 'bot' | 'counter' | 'phone') => tariffAt(TARIFFS, touch, new Date(`${day}T12:00:00Z`)).price;
  if (fate === 'failed') return { saved: -costs('bot') };
  if (fate !== 'resolved' || earlier === null) return {};
  return { savedFrom: 1, saved: costs(earlier === 'face-to-face' ? 'counter' : 'phone') - costs('bot') };
}
