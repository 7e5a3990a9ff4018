import { describe, expect, it } from '@jest/globals';
import { toCsv } from './csv.ts';

describe('a table as CSV', () => {
  it('quotes what must be quoted and runs nothing', () => {
    expect(toCsv([['a,b', 'say "so"', 3, null]])).toBe('"a,b","say ""so""",3,\r\n');
    expect(toCsv([['=1+1', '+5.0 points', '@x', -2]])).toBe("'=1+1,'+5.0 points,'@x,-2\r\n");
  });
});
