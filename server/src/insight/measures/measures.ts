/** Every measure, each a share of two sums, never without the number that it is a share of. Pure. */
import { FEWEST_RATINGS } from '@hub/contract';
import type { ReportFigure } from '@hub/contract';
import { inPounds, perOne } from '../ledger/money.ts';
import definitions from './definitions.json' with { type: 'json' };
import type { SumName, Sums } from './sums.ts';

export type Unit = 'percent' | 'seconds' | 'money' | 'points';

interface Measure {
  top: SumName;
  bottom: readonly SumName[];
  unit: Unit;
}

const BOT = ['botResolved', 'botFailed', 'botUnknown'] as const;

export const MEASURES = {
  serviceLevel: { top: 'inTarget', bottom: ['offered'], unit: 'percent' },
  speedOfAnswer: { top: 'waitSeconds', bottom: ['answered'], unit: 'seconds' },
  abandonment: { top: 'abandoned', bottom: ['offered'], unit: 'percent' },
  handlingTime: { top: 'handleSeconds', bottom: ['handled'], unit: 'seconds' },
  firstContact: { top: 'firstTime', bottom: ['known'], unit: 'percent' },
  coverage: { top: 'known', bottom: ['settled'], unit: 'percent' },
  transfers: { top: 'moved', bottom: ['handled'], unit: 'percent' },
  botResolved: { top: 'botResolved', bottom: BOT, unit: 'percent' },
  botFailed: { top: 'botFailed', bottom: BOT, unit: 'percent' },
  botUnknown: { top: 'botUnknown', bottom: BOT, unit: 'percent' },
  costPerContact: { top: 'cost', bottom: ['contacts'], unit: 'money' },
  costPerNeed: { top: 'cost', bottom: ['needs'], unit: 'money' },
  takeUp: { top: 'online', bottom: ['online', 'completed'], unit: 'percent' },
  satisfaction: { top: 'good', bottom: ['rated'], unit: 'percent' },
  responses: { top: 'rated', bottom: ['asked'], unit: 'percent' },
  callbackKept: { top: 'kept', bottom: ['promised'], unit: 'percent' },
} as const satisfies Record<string, Measure>;
export type MeasureId = keyof typeof MEASURES;
export const MEASURE_IDS = Object.keys(MEASURES) as MeasureId[];

/** A share in whole numbers: nothing is rounded before it is shown. */
export interface Ratio {
  top: number;
  bottom: number;
}

export function ratioOf(id: MeasureId, sums: Sums): Ratio {
  const { top, bottom }: Measure = MEASURES[id];
  return { top: sums[top], bottom: bottom.reduce((all, name) => all + sums[name], 0) };
}

/** How a share is read; null of nothing. */
export function inWords({ top, bottom }: Ratio, unit: Unit): string | null {
  if (bottom === 0) return null;
  if (unit === 'money') return inPounds(perOne(top, bottom) ?? 0);
  if (unit === 'seconds') return `${Math.round(top / bottom)} s`;
  return `${(Math.round((top * 1000) / bottom) / 10).toFixed(1)}%`;
}

export type FigureId = keyof typeof definitions;

/** Small numbers are hidden: somebody could be known by them. */
export function figure(id: FigureId, value: string | null, n: number): ReportFigure {
  const { name, definition } = definitions[id];
  const hidden = n < FEWEST_RATINGS;
  return { id, name, definition, value: hidden ? null : value, n: hidden ? null : n };
}

export const figuresOf = (sums: Sums): ReportFigure[] =>
  MEASURE_IDS.map((id) => {
    const ratio = ratioOf(id, sums);
    return figure(id, inWords(ratio, MEASURES[id].unit), ratio.bottom);
  });

/** How much larger the digital share is than it was, in points of a hundred; null where either time had nothing. */
export function netShift(now: Sums, before: Sums): ReportFigure {
  const share = ({ digital, contacts }: Sums) => (digital * 100) / contacts;
  const points = share(now) - share(before);
  const sign = points < 0 ? '' : '+';
  return figure(
    'netShift',
    now.contacts * before.contacts === 0 ? null : `${sign}${points.toFixed(1)} points`,
    Math.min(now.contacts, before.contacts),
  );
}
