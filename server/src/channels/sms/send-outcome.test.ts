import { describe, expect, it } from '@jest/globals';
import { afterStatus, outcomeOf } from './send-outcome.ts';

const refusal = (status: number, code?: number) => Object.assign(new Error('refused'), { status, code });

describe('what came of sending a text', () => {
  it.each([
    [refusal(400, 21610), { kind: 'refused', code: 21610, numberIs: 'stopped' }],
    [refusal(400, 21614), { kind: 'refused', code: 21614, numberIs: 'bad' }],
    [refusal(400, 21211), { kind: 'refused', code: 21211, numberIs: 'bad' }],
    [refusal(400, 21602), { kind: 'refused', code: 21602, numberIs: null }],
    [refusal(404), { kind: 'refused', code: 404, numberIs: null }],
    [refusal(429, 20429), { kind: 'later', code: 20429 }],
    [refusal(401, 20003), { kind: 'later', code: 20003 }],
    [refusal(400, 30001), { kind: 'later', code: 30001 }],
    [refusal(500, 20500), { kind: 'unknown' }],
    [refusal(503), { kind: 'unknown' }],
    [Object.assign(new Error('timeout'), { code: 'ECONNABORTED' }), { kind: 'unknown' }],
    ['nonsense', { kind: 'unknown' }],
    [null, { kind: 'unknown' }],
  ])('%p', (error, outcome) => {
    expect(outcomeOf(error)).toEqual(outcome);
  });
});

describe('what a status says of a number', () => {
  it.each([
    ['undelivered', 30006, 'bad'],
    ['undelivered', 30005, 'bad'],
    ['failed', 30004, 'stopped'],
    ['undelivered', 30003, null],
    ['undelivered', 30008, null],
    ['delivered', 30006, null],
  ] as const)('%s %d: %p', (status, code, numberIs) => {
    expect(afterStatus(status, code)).toBe(numberIs);
  });
});
