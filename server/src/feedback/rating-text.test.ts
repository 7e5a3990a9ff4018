import { describe, expect, it } from '@jest/globals';
import { segmentsOf } from '../channels/sms/index.ts';
import { ANSWER_DAYS, createRatingText } from './rating-text.ts';

describe('the text that asks how we did', () => {
  it('begins with the name, takes one segment, and says how to answer and how to reach a person', () => {
    const text = createRatingText('Marlow Reach Council');
    expect(text).toMatch(/^Marlow Reach Council: how did we do\?/);
    expect(segmentsOf(text)).toBe(1);
    expect(text).toContain('Reply 0 for a person.');
    expect(text).toContain(`${ANSWER_DAYS} days`);
  });

  it.each([
    ['{council}: {name}, how did we do? You have 2 days.', '{name} is not harmless'],
    ['{council}: how did we do? You have 2 days, or reply STOP.', 'a word that carriers obey'],
    ['{council}: how did we do? Reply 1 to 5.', 'It does not say "2 days"'],
    [`{council}: how did we do? You have 2 days. ${'Please. '.repeat(20)}`, 'It takes 2 segments'],
  ])('is refused as %j', (template, why) => {
    expect(() => createRatingText('Marlow Reach Council', template)).toThrow(why);
  });
});
