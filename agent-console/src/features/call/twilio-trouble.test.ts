import { describe, expect, it } from '@jest/globals';
import { troubleOf } from './twilio-trouble.ts';

describe("an error of Twilio's", () => {
  it.each([
    [31401, 'microphone'],
    [31402, 'microphone'],
    [31005, 'network'],
    [53405, 'network'],
    [20104, 'session'],
    [31202, 'session'],
    [31603, 'refused'],
    [31000, 'network'],
    [31400, 'failed'],
    [0, 'failed'],
  ] as const)('%d is trouble with: %s', (code, trouble) => expect(troubleOf(code)).toBe(trouble));
});
