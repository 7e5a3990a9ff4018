import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { createUnderstanding } from '../understand/create-understanding.ts';
import { classifyLines } from './classify-lines.ts';

describe('classifyLines', () => {
  it('answers each line with one line, an empty one too', async () => {
    const input = Readable.from(['my bin was missed\n', '\n', 'there is a fire in my flat\r\n', 'nu vorbesc engleza']);
    const lines: unknown[] = [];
    for await (const line of classifyLines(input, createUnderstanding())) lines.push(JSON.parse(line));
    expect(lines).toMatchObject([
      {
        intents: expect.arrayContaining([expect.objectContaining({ id: 'missed-bin' })]),
        action: 'answer',
        language: 'en',
      },
      { intents: [], action: 'none', language: 'en' },
      { intents: expect.arrayContaining([{ id: 'emergency', confidence: 1 }]), action: 'emergency', language: 'en' },
      {
        intents: expect.arrayContaining([expect.objectContaining({ id: 'other-language' })]),
        action: 'interpreter',
        language: 'ro',
      },
    ]);
  });
});
