import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ENTITY_KINDS, readEntities } from './entities.ts';

const inWords = (text: string) => readEntities(text).map(({ kind, value }) => `${kind} ${value}`);

describe('particulars of a message', () => {
  it.each([
    ['bin not done at zz1 1aa since monday', ['postcode ZZ1 1AA', 'date monday']],
    ['ring me on 07700 900123 after 4pm', ['phone 07700900123', 'time 4pm']],
    ['my email is Ann.Example@demo.example, thanks', ['email ann.example@demo.example']],
    ['any news on 24/00356/FUL please', ['reference 24/00356/FUL']],
    ['whats happening with r-7k3m-9qtf', ['reference R-7K3M-9QTF']],
    ['ref no: AB-12345 paid on 3rd of March', ['reference AB-12345', 'date 3rd of march']],
    ['invoice 7100456 from 12/03/2026', ['reference 7100456', 'date 12/03/2026']],
    ['the case officer never rang, reference number is 88Q1', ['reference 88Q1']],
    ['it was at 9.30am yesterday and again last night', ['date yesterday', 'date last night', 'time 9.30am']],
    ['I have a case and my account is wrong', []],
    ['my account number is 07700 900123', ['phone 07700900123']],
    ['there is a pothole on the A13', []],
  ])('"%s"', (text, expected) => {
    expect(inWords(text)).toEqual(expected);
  });

  it('are each told once, and never more than a few of a kind', () => {
    expect(inWords('ZZ1 1AA zz11aa ZZ1  1AA')).toEqual(['postcode ZZ1 1AA']);
    const many = Array.from({ length: 40 }, (_, at) => `ref A${1000 + at}`).join(' ');
    expect(readEntities(many)).toHaveLength(5);
  });

  it('never throw, and come in the order of their kinds', () => {
    const pieces = fc.constantFrom(
      'ref',
      'no',
      '24/00356/FUL',
      '07700 900123',
      'ZZ1 1AA',
      '@',
      '4pm',
      ' ',
      '12/3',
      '0',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((all) => all.join(' ')),
        ),
        (text) => {
          const kinds = readEntities(text).map(({ kind }) => kind);
          expect(kinds).toEqual(ENTITY_KINDS.flatMap((kind) => kinds.filter((each) => each === kind)));
        },
      ),
    );
  });
});
