/** By what contacts are told apart beside queue, channel and service, and which sums are kept of each part. Pure. */
import { londonHalfHour } from '../london-day.ts';
import type { MeasuredContact, SumName, Sums } from './sums.ts';

export type GroupKind = 'need' | 'wait' | 'half-hour';

/** Those of whom it is known that they have no need on their record. */
export const NO_NEED = 'none';

const KEPT: Readonly<Record<GroupKind, readonly SumName[]>> = {
  need: ['offered', 'abandoned', 'known', 'firstTime', 'rated', 'good'],
  wait: ['answered'],
  'half-hour': ['offered', 'answered', 'waitSeconds', 'abandoned', 'leftSeconds', 'handled', 'handleSeconds'],
};

export const GROUP_KINDS = Object.keys(KEPT) as GroupKind[];

export interface GroupPart {
  kind: GroupKind;
  part: string;
  sums: Partial<Sums>;
}

/** The parts that a contact belongs to. Of whom nothing is known, it is not known either that they have no need. */
export function groupsOf(
  { queuedAt, needs }: Pick<MeasuredContact, 'queuedAt'> & { needs: readonly string[] | null },
  sums: Sums,
): GroupPart[] {
  const kept = (kind: GroupKind, part: string): GroupPart => ({
    ...{ kind, part },
    sums: Object.fromEntries(KEPT[kind].map((name) => [name, sums[name]])),
  });
  return [
    ...needsOf(needs).map((need) => kept('need', need)),
    ...(sums.answered === 0 ? [] : [kept('wait', String(sums.waitSeconds))]),
    ...(sums.offered === 0 || queuedAt === null ? [] : [kept('half-hour', londonHalfHour(queuedAt))]),
  ];
}

function needsOf(needs: readonly string[] | null): string[] {
  if (needs === null) return [];
  return needs.length === 0 ? [NO_NEED] : [...new Set(needs)];
}
