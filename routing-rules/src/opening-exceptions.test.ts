/** Exceptions of supervisors over the week and the bank holidays, for any week, any exceptions and any minute. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { loadRuleSet } from './load.ts';
import {
  isBankHoliday,
  isOpen,
  localDay,
  nextOpening,
  planOf,
  withExceptions,
  type Hours,
  type HoursException,
} from './opening-hours.ts';

const { hours } = loadRuleSet().files;
const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;
/** Both changes of the clock, Christmas and Easter are among them. */
const FIRST = Date.parse('2026-10-01T00:00:00Z');
const DAYS = 240;

const dayAt = (offset: number) => new Date(FIRST + offset * DAY_MS).toISOString().slice(0, 10);
const minuteOfDay = fc.integer({ min: 0, max: 24 * 60 });
const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const spans = fc
  .uniqueArray(minuteOfDay, { maxLength: 4 })
  .map((minutes) => [...minutes].sort((a, b) => a - b).map(clockOf))
  .map((clocks): [string, string][] =>
    clocks.flatMap((from, at): [string, string][] => {
      const to = clocks[at + 1];
      return at % 2 === 0 && to !== undefined ? [[from, to]] : [];
    }),
  );
const exception: fc.Arbitrary<HoursException> = fc
  .tuple(fc.integer({ min: 0, max: DAYS }), fc.integer({ min: 0, max: 5 }), spans)
  .map(([first, more, open]) => ({ from: dayAt(first), to: dayAt(first + more), open, reason: 'any' }));
const instant = fc.integer({ min: 0, max: DAYS * 24 * 60 }).map((minutes) => new Date(FIRST + minutes * MINUTE_MS));
/** The nights on which the clocks change. */
const nightOfChange = fc
  .tuple(fc.constantFrom('2026-10-24T20:00:00Z', '2027-03-27T20:00:00Z'), fc.integer({ min: 0, max: 14 * 60 }))
  .map(([start, minutes]) => new Date(Date.parse(start) + minutes * MINUTE_MS));
const moment = fc.oneof(instant, nightOfChange);
const weekly = fc.constantFrom<Hours['weekly']>(
  hours.weekly,
  { ...hours.weekly, saturday: [['23:00', '24:00']], sunday: [['00:30', '02:15']] },
  { ...hours.weekly, monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] },
);
const base = weekly.map((week): Hours => ({ ...hours, weekly: week }));

describe('an exception', () => {
  it('decides its days alone, whatever the week and the bank holidays say', () => {
    fc.assert(
      fc.property(base, exception, moment, (plain, kept, now) => {
        const today = localDay(plain, now);
        const isIts = kept.from <= today && today <= kept.to;
        const planned = withExceptions(plain, [kept]);
        expect(planOf(planned, today)).toEqual(isIts ? { open: kept.open, by: 'exception' } : planOf(plain, today));
        if (isIts && kept.open.length === 0) expect(isOpen(planned, now)).toBe(false);
        if (!isIts) expect(isOpen(planned, now)).toBe(isOpen(plain, now));
      }),
    );
  });

  it('takes no bank holiday away', () => {
    fc.assert(
      fc.property(fc.array(exception, { maxLength: 4 }), moment, (kept, now) => {
        const planned = withExceptions(hours, kept);
        expect(planned.bankHolidays).toEqual(hours.bankHolidays);
        expect(isBankHoliday(planned, now)).toBe(isBankHoliday(hours, now));
      }),
    );
  });

  it('leaves no day without an answer', () => {
    fc.assert(
      fc.property(base, fc.array(exception, { maxLength: 4 }), (plain, kept) => {
        const planned = withExceptions(plain, kept);
        for (let offset = 0; offset < DAYS; offset += 1) {
          const { open, by } = planOf(planned, dayAt(offset));
          if (by === 'bank-holiday') expect(open).toEqual([]);
          for (const [from, to] of open) expect(from < to).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('the next opening', () => {
  it('is the first minute at which people answer: never before now, never in a closed time, also when the clock changes', () => {
    fc.assert(
      fc.property(base, fc.array(exception, { maxLength: 4 }), moment, (plain, kept, now) => {
        const planned = withExceptions(plain, kept);
        const next = nextOpening(planned, now);
        // Two days are looked at minute by minute, where it says that nobody answers sooner.
        const upTo = Math.min(next?.getTime() ?? Infinity, now.getTime() + 2 * DAY_MS);
        for (let at = now.getTime(); at < upTo; at += MINUTE_MS) expect(isOpen(planned, new Date(at))).toBe(false);
        if (next === null) return;
        expect(next >= now).toBe(true);
        expect(isOpen(planned, next)).toBe(true);
        const closed = kept.find(({ from, to }) => from <= localDay(planned, next) && localDay(planned, next) <= to);
        if (closed) expect(closed.open).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
