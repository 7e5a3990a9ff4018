import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { rankOf, stageSchema } from '../forms/index.ts';
import { decideNotice } from './decide-notice.ts';
import type { Listening, Notice, Reported, Told } from './decide-notice.ts';

const byText: Listening = {
  ...{ channel: 'sms', number: '+447700900123' },
  ...{ isStopped: false, isBad: false, isHeldBack: false },
};
const report: Reported = { stage: 'received', expectedOn: null, notes: null };

const reported: fc.Arbitrary<Reported> = fc.record({
  stage: fc.constantFrom(...stageSchema.options),
  expectedOn: fc.constantFrom(null, '2026-12-01', '2026-12-02'),
  notes: fc.constantFrom(null, 'a', 'b'),
});
const listening: fc.Arbitrary<Listening> = fc.record({
  channel: fc.constantFrom('sms', 'webchat', 'phone'),
  number: fc.constantFrom(null, '+447700900123', '+441632960111'),
  ...{ isStopped: fc.boolean(), isBad: fc.boolean(), isHeldBack: fc.boolean() },
});
const story = fc.array(fc.tuple(reported, listening), { maxLength: 20 });

/** What somebody is told while a report goes on, each with how they listened. */
function toldIn(steps: readonly (readonly [Reported, Listening])[]) {
  const told: Told[] = [];
  const notices: { notice: Notice; listening: Listening }[] = [];
  for (const [each, way] of steps) {
    const notice = decideNotice(each, told, way);
    if (notice === null) continue;
    told.push(...notice.told);
    notices.push({ notice, listening: way });
  }
  return { told, notices };
}

describe('telling how a report gets on', () => {
  it('says each stage once, whatever is heard again', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const { told } = toldIn([...steps, ...steps]);
        const keys = told.map(({ kind, ord }) => `${kind} ${ord}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('goes no step back, and says no date after the end', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const { notices } = toldIn(steps);
        const ranks = notices.flatMap(({ notice: { stage } }) => (stage === null ? [] : [rankOf(stage)]));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        const ended = notices.findIndex(({ notice: { stage } }) => stage !== null && rankOf(stage) === 2);
        const later = ended === -1 ? [] : notices.slice(ended);
        expect(later.filter(({ notice }) => notice.expectedOn !== null)).toEqual([]);
      }),
    );
  });

  it('texts nobody after STOP, on a landline, or where the policy holds texts back, and says it in the thread all the same', () => {
    fc.assert(
      fc.property(story, (steps) => {
        for (const { notice, listening: way } of toldIn(steps).notices) {
          const isText = way.channel === 'sms' && way.number !== null;
          expect(notice.by.kind).toBe(isText ? 'text' : 'entry');
          const isFree = !way.isStopped && !way.isBad && !way.isHeldBack && way.number === '+447700900123';
          if (notice.by.kind === 'text') expect(notice.by.why === null).toBe(isFree);
          if (way.channel !== 'webchat') expect(notice.withNotes).toBe(false);
        }
      }),
    );
  });

  it('says the last date, also one that was said before it changed', () => {
    const steps = ['2026-12-01', '2026-12-02', '2026-12-01', '2026-12-01'].map(
      (expectedOn) => [{ ...report, expectedOn }, byText] as const,
    );
    expect(toldIn(steps).notices.map(({ notice }) => notice.expectedOn)).toEqual([
      ...['2026-12-01', '2026-12-02', '2026-12-01'],
    ]);
  });

  it('says one thing where a stage and its date come together', () => {
    expect(decideNotice({ ...report, stage: 'allocated', expectedOn: '2026-12-01' }, [], byText)).toMatchObject({
      ...{ stage: 'allocated', expectedOn: '2026-12-01', by: { kind: 'text', why: null } },
    });
    expect(decideNotice(report, [{ kind: 'received', ord: 0, value: '' }], byText)).toBeNull();
  });
});
