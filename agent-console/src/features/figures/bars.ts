/** Where the bars of a chart stand. Pure. */
import type { ReportChart } from '@hub/contract';

export const WIDTH = 600;
export const HEIGHT = 200;

export interface Bar {
  key: string;
  series: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The top of the scale: the highest count or the mark, whichever is more, and never nothing. */
export function topOf({ months, target }: Pick<ReportChart, 'months' | 'target'>): number {
  return Math.max(1, target?.monthly ?? 0, ...months.flatMap(({ counts }) => counts));
}

/** A group of bars for each month, side by side, all on one scale from nothing. */
export function barsOf(chart: Pick<ReportChart, 'months' | 'target'>): Bar[] {
  const top = topOf(chart);
  const group = WIDTH / chart.months.length;
  return chart.months.flatMap(({ month, counts }, index) => {
    const width = (group * 0.8) / counts.length;
    return counts.map((count, series) => {
      const height = (count / top) * HEIGHT;
      const x = index * group + group * 0.1 + series * width;
      return { key: `${month}-${series}`, series, x, y: HEIGHT - height, width: width - 1, height };
    });
  });
}
