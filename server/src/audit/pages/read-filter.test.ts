import { describe, expect, it } from '@jest/globals';
import { filterSchema, toFilter } from './read-filter.ts';

const read = (query: Record<string, string>) => toFilter(filterSchema.parse(query));

describe('what the reader of the trail asks to see', () => {
  it('is everything where nothing is chosen', () => {
    const all = { staff: null, resident: null, from: null, until: null, refused: false, before: null };
    expect(read({ staff: '', resident: '', from: '', until: '' })).toEqual(all);
  });

  it('counts days as in London, the last one whole, in summer and in winter', () => {
    expect(read({ from: '2026-07-01', until: '2026-07-01' })).toMatchObject({
      from: new Date('2026-06-30T23:00:00Z'),
      until: new Date('2026-07-01T23:00:00Z'),
    });
    expect(read({ from: '2026-10-25', until: '2026-10-25' })).toMatchObject({
      from: new Date('2026-10-24T23:00:00Z'),
      until: new Date('2026-10-26T00:00:00Z'),
    });
  });

  it.each([[{ from: 'yesterday' }], [{ before: '-1' }], [{ refused: 'no' }]])(
    'refuses what it cannot read: %o',
    (query) => expect(filterSchema.safeParse(query).success).toBe(false),
  );
});
