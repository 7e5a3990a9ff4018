import { describe, expect, it } from '@jest/globals';
import { council } from '../admin/index.ts';
import { segmentsOf } from '../channels/sms/index.ts';
import { wrongIn } from './check-texts.ts';
import type { Template } from './check-texts.ts';
import type { Notice } from './decide-notice.ts';
import { createTexts, longestValues } from './texts.ts';

const longest = longestValues(council.name);
const given = (text: string, fields: string[]): Template => ({ id: 'given', text, fields });
const done: Notice = { stage: 'done', expectedOn: null, withNotes: false, told: [], by: { kind: 'entry' } };

describe('the texts of progress', () => {
  it('may be sent', () => {
    const toText = createTexts(council.name);
    expect(toText({ reference: 'R-2345-ABCD', serviceCode: 'pothole' }, done)).toBe(
      'Marlow Reach Council: pothole report R-2345-ABCD: we have done the work. If it is not put right, tell us here. Reply 0 for a person.',
    );
    const dated = toText(
      { reference: 'R-2345-ABCD', serviceCode: 'pothole' },
      { ...done, stage: null, expectedOn: '2026-12-01' },
    );
    expect(dated).toBe(
      'Marlow Reach Council: pothole report R-2345-ABCD: we now expect to do the work by Tuesday 1 December.',
    );
    expect(segmentsOf(dated)).toBe(1);
  });

  it('name a service only where that reveals nothing (P38)', () => {
    const toText = createTexts(council.name);
    for (const serviceCode of ['registrar', 'environmental', 'adult-social-care', 'constructor'])
      expect(toText({ reference: 'R-2345-ABCD', serviceCode }, done)).toContain(': report R-2345-ABCD: ');
  });

  it('stop the start where they are too long for two segments', () => {
    expect(() => createTexts('Marlow Reach Council '.repeat(20))).toThrow(/texts\.json.*segments at its longest/);
  });
});

describe('the check of a text', () => {
  it.each([
    ['{council}: {name}, report {reference} is done.', ['council', 'name', 'reference'], '{name} is not harmless'],
    ['{council}: you owe {amount}.', ['council', 'amount'], '{amount} is not harmless'],
    ['{council}: you owe {{amount}}.', ['council'], '{amount} is not harmless'],
    ['{council}: {reference}.', ['council'], '{reference} is not declared'],
    ['{council}: we will not rest.', ['council', 'date'], '"date" is declared and not used'],
    ['{council}: reply STOP.', ['council'], '"STOP" is a word that carriers obey'],
    ['{council}: it comes to an end.', ['council'], '"end" is a word that carriers obey'],
    ['{council}: it’s done.', ['council'], '"’" is not in the alphabet'],
    [`{council}: ${'all is well '.repeat(25)}`, ['council'], 'It takes 3 segments'],
  ])('refuses "%s"', (text, fields, why) => {
    expect(wrongIn(given(text, fields), longest).join(' ')).toContain(why);
  });

  it('lets harmless ones through', () => {
    expect(
      wrongIn(given('{council}: report {reference}: on {date}.', ['council', 'reference', 'date']), longest),
    ).toEqual([]);
  });
});
