import { describe, expect, it } from '@jest/globals';
import { staffing } from './staffing.ts';

const ASKED = { channel: 'phone', share: 80, days: 20 } as const;
/** 100 calls of 3 minutes in each of 20 days, whose callers waited 8 seconds and of whom few gave up. */
const sums = { offered: 2000, handled: 2000, handleSeconds: 2000 * 180, answered: 2000, waitSeconds: 16_000 };

describe('staffing by half hour', () => {
  it('is reckoned from an average day', () => {
    const { rows, target, patienceSeconds, definition } = staffing([{ part: '09:30', sums }], ASKED);
    expect(definition).toContain('80 of a hundred calls');
    expect(target).toEqual({ share: 80, seconds: 20 });
    expect(patienceSeconds).toBeNull();
    expect(rows).toMatchObject([
      { halfHour: '09:30', n: 2000, arrivals: 100, handleSeconds: 180, patient: { agents: 14 }, impatient: null },
    ]);
  });

  it('needs no more agents where people give up, and halves them where each holds two chats', () => {
    const left = { ...sums, abandoned: 100, leftSeconds: 4000 };
    const [row] = staffing([{ part: '09:30', sums: left }], ASKED).rows;
    expect(staffing([{ part: '09:30', sums: left }], ASKED).patienceSeconds).toBe(200);
    expect(row?.impatient?.agents).toBeLessThanOrEqual(row?.patient?.agents ?? 0);
    expect(row?.impatient?.abandonment).toBeGreaterThan(0);
    const [chat] = staffing([{ part: '09:30', sums }], { ...ASKED, channel: 'webchat' }).rows;
    expect(chat?.patient?.agents).toBe(7);
  });

  it('hides half hours in which few came', () => {
    const [row] = staffing([{ part: '20:00', sums: { offered: 9, handled: 9, handleSeconds: 900 } }], ASKED).rows;
    expect(row).toEqual({
      ...{ halfHour: '20:00', n: null, arrivals: null, handleSeconds: null, patient: null, impatient: null },
    });
  });
});
