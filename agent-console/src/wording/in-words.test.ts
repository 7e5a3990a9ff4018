import { describe, expect, it } from '@jest/globals';
import {
  durationInWords,
  humanise,
  languageName,
  longDateInWords,
  monthInWords,
  sinceInWords,
  timeInWords,
} from './in-words.ts';

describe('words', () => {
  it('turns codes into words', () => {
    expect(humanise('revenues-benefits')).toBe('Revenues benefits');
    expect(humanise('digitalAccess')).toBe('Digital access');
    expect(humanise('asks.person')).toBe('Asks person');
  });

  it('names months', () => {
    expect(monthInWords('2026-11')).toBe('Nov 2026');
  });

  it('names languages, signed ones too', () => {
    expect(languageName('ro')).toBe('Romanian');
    expect(languageName('bfi')).toBe('British Sign Language');
    expect(languageName('!')).toBe('!');
  });

  it.each([
    [-5000, 'less than 10 seconds'],
    [9999, 'less than 10 seconds'],
    [47_000, '40 seconds'],
    [60_000, '1 minute'],
    [3_599_000, '59 minutes'],
    [3_600_000, '1 hour'],
    [4_000_000, '1 hour 6 minutes'],
    [2 * 86_400_000, '2 days'],
  ])('says how long %i milliseconds are', (ms, words) => {
    expect(durationInWords(ms)).toBe(words);
  });

  it('shows London time, with the date when it is not today', () => {
    const now = Date.parse('2026-07-01T12:00:00Z');
    expect(timeInWords('2026-07-01T09:05:00Z', now)).toBe('10:05');
    expect(timeInWords('2026-06-30T09:05:00Z', now)).toBe('30 Jun, 10:05');
    expect(timeInWords('2025-07-01T09:05:00Z', now)).toBe('1 Jul, 10:05');
  });

  it('says since when, today with the time and else with the date', () => {
    const now = Date.parse('2026-07-01T12:00:00Z');
    expect(sinceInWords('2026-07-01T09:05:00Z', now)).toBe('today at 10:05');
    expect(sinceInWords('2026-06-30T23:30:00Z', now)).toBe('today at 00:30');
    expect(sinceInWords('2026-06-30T09:05:00Z', now)).toBe('30 June 2026');
  });

  it('says the day by which something is due', () => {
    expect(longDateInWords('2026-12-22')).toBe('22 December 2026');
  });
});
