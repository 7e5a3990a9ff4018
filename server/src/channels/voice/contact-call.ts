/** The line of a contact as the console shows it. Pure. */
import type { ContactCall } from '@hub/contract';
import { dialled, phaseOf } from './line.store.ts';
import type { Line } from './line.store.ts';

export function contactCallOf(line: Line): ContactCall {
  const { contactId, rings, number, live } = line;
  const recording = live?.recording ?? 'none';
  return { contactId, phase: phaseOf(line), canRing: dialled(number) !== null, rings, recording };
}
