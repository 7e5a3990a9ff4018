/** Examples that follow what the draft decides: people say of which contact, and the rules say what becomes of it. */
import { compileRuleSet } from '../compile.ts';
import { decide } from '../decide.ts';
import { parseFacts } from '../facts.ts';
import type { RuleFiles } from '../rule-files.ts';
import type { CasesFile, RuleCase } from '../table-format.ts';
import type { RuleEdit } from './edit.ts';

export type ExampleEdit = Extract<RuleEdit, { kind: 'add-example' | 'renew-example' }>;

/** An example of these facts as the rules decide now, or what is wrong with it. */
function exampleOf(
  files: RuleFiles,
  { id, title, facts }: Pick<RuleCase, 'id' | 'title' | 'facts'>,
): RuleCase | string {
  const compiled = compileRuleSet(files);
  if (!compiled.ok) return 'The rules cannot be read yet. Mend them first.';
  const parsed = parseFacts(facts);
  if (!parsed.ok) return `${parsed.problem.where}: ${parsed.problem.what}`;
  const { route, queue, priority, offers, wording, because } = decide(compiled.ruleSet, parsed.facts);
  const expect = { route, queue, priority, offers: offers.map(({ kind }) => kind), wording: [...wording] };
  return { id, title, facts, expect, fires: because.map(({ rule }) => rule) };
}

/** The examples of a table after an edit, or a sentence that says why it cannot be done. */
export function editExamples(files: RuleFiles, edit: ExampleEdit): CasesFile | string {
  const file: CasesFile = files.cases[edit.table] ?? { table: edit.table, cases: [] };
  if (edit.kind === 'add-example') {
    const count = file.cases.filter(({ id }) => id.startsWith(`T-${edit.row}-`)).length;
    const made = exampleOf(files, { id: `T-${edit.row}-${count + 1}`, title: edit.title, facts: edit.facts });
    if (typeof made === 'string') return made;
    if (!made.fires.includes(edit.row)) return `${edit.row} does not match these facts; ${made.fires.join(', ')} do.`;
    return { ...file, cases: [...file.cases, made] };
  }
  const at = file.cases.findIndex(({ id }) => id === edit.example);
  const old = file.cases[at];
  if (old === undefined) return `There is no example "${edit.example}" for this table.`;
  const made = exampleOf(files, old);
  return typeof made === 'string' ? made : { ...file, cases: file.cases.with(at, made) };
}

/** Examples without a row that is gone; an example of that row alone goes with it. */
export function withoutRow(cases: RuleFiles['cases'], row: string): RuleFiles['cases'] {
  return Object.fromEntries(
    Object.entries(cases).map(([name, file]) => [
      name,
      {
        ...file,
        cases: file.cases
          .map((one) => ({ ...one, fires: one.fires.filter((rule) => rule !== row) }))
          .filter(({ fires }) => fires.length > 0),
      },
    ]),
  );
}
