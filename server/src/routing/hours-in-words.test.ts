/** When people are here, as residents are told: the right day, and why a day is not as others. */
import { describe, expect, it } from '@jest/globals';
import { loadRuleSet, withExceptions } from '@hub/routing-rules';
import type { HoursException } from '@hub/routing-rules';
import type { Opening } from '../opening/index.ts';
import { closedUntil, hoursInWords } from './hours-in-words.ts';
import { routingWording } from './wording.ts';

const { hours } = loadRuleSet().files;
const opening = (...exceptions: HoursException[]): Opening => ({
  hours: withExceptions(hours, exceptions),
  exceptions,
});
const closed = (from: string, to: string, reason: string): HoursException => ({ from, to, open: [], reason });
const told = (kept: Opening, at: string) => hoursInWords(kept, new Date(at), routingWording);

/** A Wednesday in winter. */
const WEDNESDAY = '2026-12-02T10:00:00Z';

describe('hours in words', () => {
  it('say why today is closed, and the day on which people are back', () => {
    const kept = opening(closed('2026-12-02', '2026-12-04', 'staff training'));
    expect(told(kept, WEDNESDAY)).toBe(
      'People are back on Monday 7 December at 9am. We are closed today: staff training.',
    );
    expect(closedUntil(kept.hours, new Date(WEDNESDAY))).toBe('Monday 7 December at 9am');
  });

  it('say a week before that days are closed, and not sooner', () => {
    const kept = opening(closed('2026-12-08', '2026-12-09', 'a strike'));
    expect(told(kept, WEDNESDAY)).toBe(
      'People are here now. Closed from Tuesday 8 December to Wednesday 9 December: a strike.',
    );
    expect(told(kept, '2026-11-30T10:00:00Z')).toBe('People are here now.');
    expect(told(kept, '2026-12-10T10:00:00Z')).toBe('People are here now.');
  });

  it('say the times of longer hours', () => {
    const open: HoursException['open'] = [
      ['07:30', '12:00'],
      ['13:00', '24:00'],
    ];
    const kept = opening({ from: '2026-12-05', to: '2026-12-05', open, reason: 'floods' });
    expect(told(kept, '2026-12-05T12:30:00Z')).toBe(
      'People are back on Saturday 5 December at 1pm. We have other hours today: floods. We are open 7:30am to midday and 1pm to midnight.',
    );
    expect(told(kept, '2026-12-04T18:00:00Z')).toBe(
      'People are back on Saturday 5 December at 7:30am. Other hours on Saturday 5 December: floods. We are open 7:30am to midday and 1pm to midnight.',
    );
  });

  it('pass over a bank holiday that stands behind an exception', () => {
    const kept = opening(closed('2026-12-23', '2026-12-24', 'repairs'));
    expect(told(kept, '2026-12-23T10:00:00Z')).toContain('People are back on Tuesday 29 December at 9am.');
  });
});
