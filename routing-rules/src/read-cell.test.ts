import { describe, expect, it } from '@jest/globals';
import { columnsOf, settingsOf } from './compile.ts';
import { loadRuleSet } from './load.ts';
import { readCell } from './read-cell.ts';

const { files } = loadRuleSet();
const settings = settingsOf(files);
const columns = columnsOf(files);

/** What the supervisor is told about a cell, or "fine". */
function told(path: string, raw: unknown): string {
  const column = columns.find((one) => one.path === path);
  if (column === undefined) throw new Error(`No column ${path}`);
  const read = readCell(column, raw, settings);
  return read.ok ? 'fine' : [read.expected, read.written].filter((part) => part !== undefined).join(' ');
}

describe('a cell that cannot be read says what is expected and what is nearest', () => {
  it.each([
    ['resident.digitalAccess', 'nonne', '"nonne" is not one of the choices of Digital access. Did you mean "none"?'],
    [
      'resident.digitalAccess',
      { nott: ['none'] },
      '"nott" is not a way to ask for Digital access. Did you mean "not"?',
    ],
    ['channel', ['sms', 'fone'], '"fone" is not one of the choices of Channel. Did you mean "phone"?'],
    ['service.outage', 'yess', '"yess" is not one of the choices of Online form is down. Did you mean "yes"?'],
    ['resident.needs', { hasAny: ['bls'] }, '"bls" is not one of the choices of Needs. Did you mean "bsl"?'],
    ['resident.needs', { hasall: ['bsl'] }, '"hasall" is not a way to ask for Needs. Did you mean "hasAll"?'],
    [
      'intent.confidence',
      { lt: { setting: 'chooseConfidense' } },
      '"chooseConfidense" is not a setting. Did you mean "chooseConfidence"?',
    ],
    ['history.botMisses', { gtee: 1 }, expect.stringContaining('Did you mean "gte"?')],
    ['history.botMisses', 'unknwon', expect.stringContaining('Did you mean "unknown"?')],
  ])('%s %j', (path, raw, message) => {
    expect(told(path, raw)).toEqual(message);
  });

  it.each([
    ['intent.confidence', 2, '2 does not fit.', 'from 0 to 1'],
    ['history.botMisses', { gte: '2' }, '"2" does not fit.', 'a whole number'],
    ['history.botMisses', 1.5, '1.5 does not fit.', 'a whole number'],
    ['history.botMisses', { gte: 1, gt: 1 }, 'enter a whole number', '"gte", "gt", "lte", "lt"'],
    ['history.botMisses', {}, 'enter a whole number', '"known", "unknown"'],
    ['history.botMisses', { gte: 1, orUnknown: false }, 'enter', ''],
    ['history.botMisses', { gte: '' }, 'Nothing was entered.', 'a whole number'],
    ['resident.needs', ['bsl'], '{"empty": true or false}', 'hasNone'],
    ['resident.needs', { empty: true, hasAny: ['bsl'] }, '{"empty"', ''],
    ['resident.needs', { hasAny: [] }, '{"empty"', ''],
    ['channel', [], 'one of webchat, sms', '{"not": [...]}'],
    ['channel', 7, 'one of', ''],
    ['channel', { not: 'sms' }, 'one of', ''],
    ['service.outage', 1, 'true, false, "unknown"', ''],
  ])('%s %j', (path, raw, start, range) => {
    expect(told(path, raw)).toContain(start);
    expect(told(path, raw)).toContain(range);
  });

  it.each([
    ['history.botMisses', 1.5],
    ['history.botMisses', { gte: '' }],
    ['history.botMisses', {}],
    ['resident.needs', { hasAny: [] }],
    ['channel', []],
    ['channel', { not: [] }],
    ['service.outage', []],
  ])('%s %j, as a page gives it, is answered in plain words', (path, raw) => {
    const column = columns.find((one) => one.path === path);
    const read = column && readCell(column, raw, settings);
    expect(read).toMatchObject({ ok: false, expected: expect.not.stringMatching(/["{}[\]]|gte|lte|hasA/) });
  });

  it.each([
    ['channel', 'sms'],
    ['channel', { not: ['sms', 'phone'] }],
    ['service.outage', [true, 'unknown']],
    ['service.outage', { not: [false] }],
    ['resident.needs', { empty: true }],
    ['resident.needs', { hasAny: ['bsl'], hasNone: ['relay-uk'] }],
    ['history.botMisses', { gte: 1, lt: 3, orUnknown: true }],
    ['intent.confidence', { gte: { setting: 'answerConfidence' } }],
  ])('%s %j is fine', (path, raw) => {
    expect(told(path, raw)).toBe('fine');
  });
});
