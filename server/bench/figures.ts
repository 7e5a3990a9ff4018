/** The figures that a benchmark prints, and the machine and versions they were measured on. */
import { cpus, totalmem } from 'node:os';

/** The value below which the share `p` (0 to 1) of the samples lies; samples need not be sorted. */
export function percentile(samples: readonly number[], p: number): number {
  if (samples.length === 0) return Number.NaN;
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** What a benchmark measured. Budgets are held against `ratio` and `figures` by name. */
export interface Measurement {
  figures: Record<string, number>;
  baseline: Record<string, number>;
  ratio: Record<string, number>;
}

export type Budget = Record<string, { atLeast?: number; atMost?: number }>;

/** The names of the budgets that a measurement misses; a budget without a figure is missed. */
export function missed(measurement: Measurement, budget: Budget): string[] {
  const values = { ...measurement.figures, ...measurement.ratio };
  return Object.entries(budget).flatMap(([name, { atLeast = -Infinity, atMost = Infinity }]) => {
    const value = values[name];
    return value !== undefined && value >= atLeast && value <= atMost ? [] : [name];
  });
}

/** What the figures were measured on, for the lines above the result. */
export function machine(): string {
  const [cpu] = cpus();
  const memory = round(totalmem() / 2 ** 30, 0);
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory} GiB, Node ${process.version}`;
}
