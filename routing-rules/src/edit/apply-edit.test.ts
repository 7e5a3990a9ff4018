import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { checkRuleSet } from '../check/check-rule-set.ts';
import { compileRuleSet, type RuleSet } from '../compile.ts';
import { decide } from '../decide.ts';
import { exportRuleSet, importRuleSet } from '../import/import-rule-set.ts';
import { loadRuleSet } from '../load.ts';
import { applyEdit } from './apply-edit.ts';
import { changesBetween } from './changes.ts';
import type { RuleEdit } from './edit.ts';

const shipped = loadRuleSet();
const texts = exportRuleSet(shipped.files);
type Texts = Readonly<Record<string, string>>;

function compiled(given: Texts): RuleSet {
  const read = importRuleSet(given);
  const made = read.ok ? compileRuleSet(read.files) : read;
  if (!made.ok) throw new Error(JSON.stringify(made.findings));
  return made.ruleSet;
}
function edited(given: Texts, ...edits: RuleEdit[]): Texts {
  return edits.reduce((now, edit) => {
    const done = applyEdit(now, edit);
    if (!done.ok) throw new Error(JSON.stringify(done.findings));
    return done.texts;
  }, given);
}
const refusalOf = (edit: RuleEdit) => {
  const done = applyEdit(texts, edit);
  return done.ok ? null : done.findings[0];
};

describe('a change of the rules', () => {
  it('that cannot be read is refused in the cell that caused it, with what is nearest', () => {
    const edit: RuleEdit = { kind: 'set-cell', table: 'j-route', row: 'J-060', fact: 'channel', value: 'smss' };
    expect(refusalOf(edit)).toMatchObject({
      file: 'tables/j-route.json',
      row: 'J-060',
      cell: 'channel',
      message: expect.stringContaining('Did you mean "sms"?'),
    });
  });

  it('of an outcome names its place', () => {
    const edit: RuleEdit = { kind: 'set-outcome', table: 'queue', row: 'Q-010', then: { queue: 'general' } };
    const row = shipped.files.tables.queue?.rows[0]?.id ?? '';
    expect(refusalOf({ ...edit, row })).toMatchObject({ file: 'tables/queue.json', row });
  });

  it('is refused in locked groups, but for explanations, wording, numbers and more safety words', () => {
    const row = { table: 'b-route', row: 'B-010' };
    const weakening: RuleEdit[] = [
      { kind: 'set-cell', ...row, fact: 'channel', value: null },
      { kind: 'set-outcome', ...row, then: {} },
      { kind: 'set-equality', ...row, text: 'Nobody.' },
      { kind: 'move-row', ...row, direction: 'down' },
      { kind: 'remove-row', ...row },
      { kind: 'copy-row', ...row, why: 'Another.' },
      { kind: 'renew-example', table: 'b-route', example: 'T-B-010' },
    ];
    expect(weakening.map((edit) => refusalOf(edit)?.kind)).toEqual(weakening.map(() => 'unlocked'));
    const allowed = edited(
      texts,
      { kind: 'set-why', ...row, text: 'Gas by text: the gas line first.' },
      { kind: 'set-phone', id: 'out-of-hours', number: '01632 960999' },
      { kind: 'add-phrase', signal: 'gas', phrase: 'gas meter hissing' },
    );
    expect(decide(compiled(allowed), { channel: 'webchat', text: 'my gas meter hissing loudly' }).route).toBe(
      'emergency',
    );
  });

  it('never reaches a locked group by a figure that its rows look at', () => {
    const isLocked = (id: string) =>
      Object.entries(texts).some(([path, text]) => /tables\/[a-e]-/.test(path) && text.includes(`"setting": "${id}"`));
    const { settings } = shipped.files.settings;
    const locked = settings.find(({ id }) => isLocked(id));
    const free = settings.find(({ id }) => !isLocked(id));
    const kindOf = (id = '', value = 0) => refusalOf({ kind: 'set-setting', id, value })?.kind;
    expect(kindOf(free?.id, free?.value)).toBeUndefined();
    if (locked) expect(kindOf(locked.id, locked.value)).toBe('unlocked');
  });

  it('gives a new row an id that no row ever had', () => {
    const edit: RuleEdit = { kind: 'copy-row', table: 'j-route', row: 'J-080', why: 'For text alone.' };
    const done = applyEdit(texts, edit, ['J-900']);
    if (!done.ok) throw new Error('refused');
    const ids = compiled(done.texts).files.tables['j-route']?.rows.map(({ id }) => id);
    expect(ids?.at(-3)).toBe('J-901');
  });

  it('can add a row with its example, and the whole passes every check', () => {
    const row = { table: 'j-route', row: 'J-080' };
    const draft = edited(
      texts,
      { kind: 'copy-row', ...row, why: 'Not a council matter by text: a person reads it.' },
      { kind: 'set-cell', table: 'j-route', row: nextId(), fact: 'channel', value: 'sms' },
      { kind: 'set-cell', ...row, fact: 'channel', value: 'webchat' },
      {
        kind: 'add-example',
        table: 'j-route',
        row: nextId(),
        title: 'Not a council matter, by text',
        facts: { channel: 'sms', intent: { id: 'out-of-scope' }, hours: { open: true } },
      },
    );
    // The example of before, which is now meant to be decided by the new row.
    expect(checkRuleSet(compiled(draft).files).findings[0]).toMatchObject({ kind: 'case', row: 'T-j-route-edge-3' });
    const renewed = edited(draft, { kind: 'renew-example', table: 'j-route', example: 'T-j-route-edge-3' });
    expect(checkRuleSet(compiled(renewed).files).findings).toEqual([]);
  });

  it('that is refused changes nothing, and any row of accepted ones can be compiled', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 5 }), (edits) => {
        let now: Texts = texts;
        for (const edit of edits) {
          const before = JSON.stringify(now);
          const done = applyEdit(now, edit);
          expect(JSON.stringify(now)).toBe(before);
          if (done.ok) compiled((now = done.texts));
          else expect(done.findings.every(({ file, message }) => file !== '' && message !== '')).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('what changed', () => {
  const changesOf = (...edits: RuleEdit[]) => changesBetween(shipped, compiled(edited(texts, ...edits)));

  it('is nothing between equal versions', () => {
    expect(changesBetween(shipped, shipped)).toEqual({ changes: [], approvals: 1, needsEqualityNote: false });
  });

  it('is told as sentences, and a row that leads people online asks for an equality note', () => {
    const edit: RuleEdit = {
      kind: 'set-cell',
      table: 'j-route',
      row: 'J-060',
      fact: 'resident.digitalSkills',
      value: 'ok',
    };
    const { changes, approvals, needsEqualityNote } = changesOf(edit);
    expect(changes).toMatchObject([{ file: 'tables/j-route.json', id: 'J-060', kind: 'changed', groups: ['J'] }]);
    expect(changes[0]?.before).not.toBe(changes[0]?.after);
    expect({ approvals, needsEqualityNote }).toEqual({ approvals: 1, needsEqualityNote: true });
  });

  it('needs two people to agree where danger or safeguarding is touched, be it by a word or a number', () => {
    const touching: RuleEdit[] = [
      { kind: 'set-why', table: 'c-route', row: shipped.files.tables['c-route']?.rows[0]?.id ?? '', text: 'Because.' },
      { kind: 'set-phone', id: 'out-of-hours', number: '01632 960999' },
      { kind: 'set-wording', language: 'en', id: 'emergency.gas', text: 'Leave the house now.' },
      { kind: 'add-phrase', signal: 'gas', phrase: 'gas meter hissing' },
    ];
    expect(touching.map((edit) => changesOf(edit).approvals)).toEqual([2, 2, 2, 2]);
  });

  it('names rows that changed places', () => {
    const { changes } = changesOf({ kind: 'move-row', table: 'j-route', row: 'J-080', direction: 'down' });
    expect(changes.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['J-080 moved', 'J-081 moved']);
  });
});

function nextId(): string {
  const numbers = (shipped.files.tables['j-route']?.rows ?? []).map(({ id }) => Number(id.slice(2)));
  const others = (shipped.files.tables['j-obligations']?.rows ?? []).map(({ id }) => Number(id.slice(2)));
  return `J-${Math.max(...numbers, ...others) + 1}`;
}

/** Edits of every kind, most of which mean something and some of which do not. */
const places = shipped.rows.map(({ table, row }) => ({ table, row: row.id }));
const place = fc.constantFrom(...places, { table: 'no-such', row: 'X-010' });
const value = fc.oneof(
  fc.constantFrom(null, true, false, 'unknown', 'webchat', 'none', 3, { gte: 2 }, { not: ['sms'] }, { empty: false }),
  fc.string({ maxLength: 5 }),
);
const why = fc.constantFrom('Because it is so.', 'x');
const anyEdit: fc.Arbitrary<RuleEdit> = fc.oneof(
  fc
    .tuple(place, fc.constantFrom(...shipped.columns.map(({ path }) => path)), value)
    .map(([at, fact, given]): RuleEdit => ({ kind: 'set-cell', ...at, fact, value: given })),
  fc.tuple(place, why).map(([at, text]): RuleEdit => ({ kind: 'set-why', ...at, text })),
  fc.tuple(place, why).map(([at, text]): RuleEdit => ({ kind: 'copy-row', ...at, why: text })),
  place.map((at): RuleEdit => ({ kind: 'remove-row', ...at })),
  fc
    .tuple(place, fc.constantFrom('up' as const, 'down' as const))
    .map(([at, direction]): RuleEdit => ({ kind: 'move-row', ...at, direction })),
  fc.tuple(place, value).map(([at, given]): RuleEdit => ({ kind: 'set-outcome', ...at, then: { route: given } })),
  fc.double({ noNaN: true }).map((figure): RuleEdit => ({ kind: 'set-setting', id: 'busyWaiting', value: figure })),
);
