import { describe, expect, it } from '@jest/globals';
import { loadRuleSet } from '../load.ts';
import type { Finding, RuleFiles } from '../rule-files.ts';
import { checkRuleSet } from './check-rule-set.ts';
import { readingAge, readingCounter, sentencesOf } from './reading.ts';

const { files } = loadRuleSet();

/** The shipped set with one more wording, or with another sentence in the place of one. */
const saying = (id: string, text: string): RuleFiles => ({
  ...files,
  wording: { ...files.wording, en: { ...files.wording.en, [id]: text } },
});

const found = (changed: RuleFiles, kind: Finding['kind']): Finding[] =>
  checkRuleSet(changed).findings.filter((finding) => finding.kind === kind);

describe('wording', () => {
  it.each(['You are entitled to a badge.', 'You may be eligible.', 'We check your eligibility.'])(
    'promises nothing: %s',
    (text) => {
      const [first] = found(saying('new', text), 'wording');
      expect(first).toMatchObject({ file: 'wording/en.json', row: 'new' });
      expect(first?.message).toContain('promises too much');
    },
  );

  it.each(['Reply STOP to end this.', 'Please text help to us.', 'Reply with “cancel” to cancel.', 'Help.', 'QUIT'])(
    'never asks for a word that carriers act on: %s',
    (text) => {
      expect(found(saying('new', text), 'wording')[0]?.message).toContain('taken for an opt-out');
    },
  );

  it('may use the same words in a sentence that asks for none of them', () => {
    expect(found(saying('new', 'We can help you to start. Reply 1 for yes or 2 for no.'), 'wording')).toEqual([]);
  });

  it('has no sentence of more than twenty words, placeholders filled in', () => {
    const twenty = `${'We go on and on. '.repeat(3)}${'a '.repeat(19)}b.`;
    expect(found(saying('new', twenty), 'wording')).toEqual([]);
    const [finding] = found(saying('new', `${'a '.repeat(16)}{openingTime}.`), 'wording');
    expect(finding?.message).toMatch(/^A sentence has 21 words/);
  });

  it('is read at nine as a whole and at twelve alone', () => {
    const hard = 'Applicants demonstrating residency additionally furnish documentation.';
    expect(found(saying('new', hard), 'wording')[0]?.message).toMatch(/^Reading age \d+; at most 12/);
    const welsh = { ...files, wording: { ...files.wording, cy: { ...files.wording.en, new: hard } } };
    expect(found(welsh, 'wording')).toEqual([]);
    const heavy = {
      en: Object.fromEntries(Object.keys(files.wording.en ?? {}).map((id) => [id, 'An interpreter is available.'])),
    };
    expect(found({ ...files, wording: heavy }, 'wording').at(-1)?.message).toMatch(/over the whole file; at most 9/);
  });

  it('has a measure that tells easy from hard', () => {
    const ageOf = (text: string): number => readingAge(readingCounter()(sentencesOf(text)));
    expect(ageOf('You can ask for a person at any time.')).toBeLessThan(9);
    expect(ageOf('Substantiating documentation is obligatory.')).toBeGreaterThan(18);
    expect(ageOf('')).toBe(0);
  });
});

describe('a text message', () => {
  it('has two segments at most, counted when it is filled in', () => {
    const two = `${'Call us now. '.repeat(23)}We wait.`;
    expect([two.length, found(saying('emergency.sms', two), 'text')]).toEqual([307, [expect.anything()]]);
    expect(found(saying('emergency.sms', two.slice(1)), 'text')).toEqual([]);
    const filled = `${'Call us now. '.repeat(22)}{phone} {phone}`;
    expect(found(saying('emergency.sms', filled), 'text')[0]?.message).toBe('Takes 3 text segments; at most 2.');
  });

  it('counts a mark of the extended alphabet twice', () => {
    expect(found(saying('emergency.sms', '€'.repeat(152)), 'text')).toEqual([]);
    expect(found(saying('emergency.sms', '€'.repeat(153)), 'text')).toHaveLength(1);
  });

  it('keeps to the plain alphabet', () => {
    expect(found(saying('emergency.sms', 'We’re here.'), 'text')[0]?.message).toContain('"’" cannot be sent');
  });

  it('leaves open nothing that could tell about a person', () => {
    expect(found(saying('emergency.sms', 'You owe {amount}.'), 'text')[0]?.message).toContain('"{amount}" could carry');
    expect(found(saying('emergency.sms', 'You owe {{amount}}.'), 'text')).toHaveLength(1);
    expect(found(saying('emergency.sms', 'Ring {phones}.'), 'text')[0]?.message).toContain('Did you mean "{phone}"?');
    expect(found(saying('emergency.sms', 'Ring {phone} about {reference}.'), 'text')).toEqual([]);
  });

  it('is any wording of a row that names texts', () => {
    expect(found(saying('service.link', 'Go online, {name}.'), 'text')).toMatchObject([{ row: 'service.link' }]);
    expect(found(saying('no.row', 'Go online, {name}.'), 'text')).toEqual([]);
  });
});

describe('nobody is left out', () => {
  const withService = (change: Partial<RuleFiles['services'][number]>): RuleFiles => ({
    ...files,
    services: files.services.map((service) => (service.id === 'library' ? { ...service, ...change } : service)),
  });

  it('by a service with neither telephone nor counter, or without a written way', () => {
    expect(found(withService({ phone: false }), 'access')).toEqual([]);
    expect(found(withService({ phone: false, faceToFace: false }), 'access')).toMatchObject([
      { file: 'services.json', row: 'library', cell: 'phone' },
    ]);
    expect(found(withService({ written: false }), 'access')).toMatchObject([{ row: 'library', cell: 'written' }]);
  });

  it('by a row that offers a link without saying who is protected and how', () => {
    const table = files.tables['j-route'];
    if (table?.role !== 'route') throw new Error('No such table.');
    const rows = table.rows.map((row) => ({ ...row, equality: undefined }));
    const changed = { ...files, tables: { ...files.tables, 'j-route': { ...table, rows } } };
    const steering = table.rows.filter((row) => row.then.offers.some((offer) => offer.kind === 'link'));
    expect(found(changed, 'access').map((finding) => finding.row)).toEqual(steering.map((row) => row.id));
  });
});
