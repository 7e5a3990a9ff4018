import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { knownFrom, takenOver } from './known.ts';

const record = {
  name: 'Rosa Demo',
  address: '1 Example Street, Marlow Reach (not a real place)',
  postcode: 'ZZ1 1AA',
  phone: '+447700900140',
  email: 'rosa@resident.example',
};
const ADDRESS = '1 Example Street, Marlow Reach (not a real place), ZZ1 1AA';

describe('what need not be asked', () => {
  it('is the record, as it would be written down', () => {
    expect(knownFrom({ line: null, record })).toEqual({
      name: { text: 'Rosa Demo', from: 'record' },
      address: { text: ADDRESS, from: 'record' },
      phone: { text: '07700 900140', from: 'record' },
      email: { text: 'rosa@resident.example', from: 'record' },
    });
  });

  it('is the number on the line alone, of somebody who is known by nothing else (P36)', () => {
    expect(knownFrom({ line: '+447700900141', record: null })).toEqual({
      phone: { text: '07700 900141', from: 'line' },
    });
    expect(knownFrom({ line: '+447700900141', record }).phone).toEqual({ text: '07700 900141', from: 'line' });
  });

  it('is nothing where the record is empty and the number is none', () => {
    expect(knownFrom({ line: null, record: null })).toEqual({});
    expect(Object.keys(knownFrom({ line: 'anonymous', record: { ...record, phone: null, email: null } }))).toEqual([
      ...['name', 'address'],
    ]);
  });
});

describe('an answer as it was proposed', () => {
  const known = knownFrom({ line: '+447700900141', record });

  it('is taken over, with where it comes from', () => {
    expect(takenOver({ kind: 'place', means: 'address' }, ` ${ADDRESS} `, known)).toEqual({
      value: { text: ADDRESS, postcode: 'ZZ1 1AA' },
      by: 'record',
    });
    expect(takenOver({ kind: 'phone', means: 'phone' }, '07700 900141', known)).toEqual({
      value: '07700900141',
      by: 'line',
    });
  });

  it('is no other words, and no field that means something else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(text.trim() !== 'Rosa Demo');
        expect(takenOver({ kind: 'text', means: 'name' }, text, known)).toBeNull();
      }),
    );
    expect(takenOver({ kind: 'text' }, 'Rosa Demo', known)).toBeNull();
    expect(takenOver({ kind: 'text', means: 'name' }, 'Rosa Demo', {})).toBeNull();
  });
});
