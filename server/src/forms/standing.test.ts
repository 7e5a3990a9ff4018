import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isOver, laterOf, rankOf, stageOf, stageSchema, tellsMore } from './standing.ts';
import type { Standing } from './standing.ts';

describe('the stage that a status means', () => {
  it.each([
    ['open', 'received'],
    [' IN_PROGRESS ', 'allocated'],
    ['fixed', 'done'],
    ['no_further_action', 'no-action'],
    ['closed', 'closed'],
    ['teleported', 'received'],
    ['constructor', 'received'],
  ])('"%s" is %s', (status, stage) => expect(stageOf(status)).toBe(stage));
});

const standing = (dated: boolean): fc.Arbitrary<Standing> =>
  fc.record({
    stage: fc.constantFrom(...stageSchema.options),
    expectedOn: fc.constantFrom(null, '2026-12-01', '2026-12-02'),
    notes: fc.constantFrom('', 'Filled.'),
    updatedAt: dated ? fc.integer({ min: 1, max: 9 }).map((minute) => new Date(minute * 60_000)) : fc.constant(null),
  });
const after = (all: readonly Standing[]) =>
  all.reduce<Standing | null>((kept, heard) => laterOf(kept, heard) ?? kept, null);

describe('where a report stands', () => {
  it('is never dated earlier than before, and the last account holds in whatever order they come', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(standing(true), { minLength: 1, selector: ({ updatedAt }) => updatedAt?.getTime() }),
        fc.infiniteStream(fc.nat()),
        (all, numbers) => {
          const last = all.reduce((a, b) => (Number(b.updatedAt) > Number(a.updatedAt) ? b : a));
          const mixed = [...all, ...all].sort(() => (numbers.next().value % 2 === 0 ? 1 : -1));
          const { stage, expectedOn, notes } = last;
          expect(after(mixed)).toMatchObject({ stage, expectedOn, notes });
        },
      ),
    );
  });

  it('only goes forward where the back office tells no time', () => {
    fc.assert(
      fc.property(fc.array(standing(false), { minLength: 1 }), (all) => {
        const reached = all.map((_, at) => rankOf(after(all.slice(0, at + 1))?.stage ?? 'received'));
        expect(reached).toEqual([...reached].sort((a, b) => a - b));
      }),
    );
  });

  it('takes the date of an account that says the same again, and late news after it is let be', () => {
    const at = (minute: number, stage: Standing['stage']): Standing => ({
      stage,
      expectedOn: null,
      notes: '',
      updatedAt: new Date(minute),
    });
    const again = laterOf(at(4, 'allocated'), at(6, 'allocated'));
    expect(again).toEqual(at(6, 'allocated'));
    expect(laterOf(at(6, 'allocated'), at(5, 'received'))).toBeNull();
    expect([tellsMore(at(4, 'allocated'), at(6, 'allocated')), tellsMore(at(4, 'allocated'), at(6, 'done'))]).toEqual([
      false,
      true,
    ]);
  });

  it('may be open again, later', () => {
    const [closed, open]: Standing[] = [
      { stage: 'closed', expectedOn: null, notes: '', updatedAt: new Date(1) },
      { stage: 'received', expectedOn: null, notes: '', updatedAt: new Date(2) },
    ];
    expect([isOver('closed'), isOver('allocated')]).toEqual([true, false]);
    expect(closed && open && [laterOf(closed, open), laterOf(open, closed)]).toEqual([open, null]);
  });
});
