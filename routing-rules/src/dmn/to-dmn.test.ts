import { describe, expect, it } from '@jest/globals';
import { DmnModdle, type ModdleDefinitions, type ModdleLogic } from 'dmn-moddle';
import * as fc from 'fast-check';
import { evaluate, unaryTest } from 'feelin';
import { compileRuleSet, type RuleSet } from '../compile.ts';
import { decide } from '../decide.ts';
import type { Because, Decision } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { loadRuleSet } from '../load.ts';
import { normaliseFacts, readFact } from '../normalise-facts.ts';
import type { TableFile } from '../table-format.ts';
import { factsArbitrary, shuffledTables } from '../testing/arbitraries.ts';
import { decideNaively } from '../testing/naive.ts';
import { decisionName } from './decision-table.ts';
import { toDmn } from './to-dmn.ts';

const shipped = loadRuleSet();

async function read(xml: string): Promise<ModdleDefinitions> {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml, 'dmn:Definitions');
  expect(warnings).toEqual([]);
  return rootElement;
}

type Context = Record<string, unknown>;

/** What a contact is in FEEL: facts nested by their paths, numbers and yes/no that are not known as null. */
function contextOf(ruleSet: RuleSet, facts: Facts): Context {
  const contact = normaliseFacts(facts, ruleSet.sources);
  const context: Context = {};
  for (const { path, kind, values } of ruleSet.columns) {
    const value = readFact[path](contact);
    const listed = kind === 'choice' && typeof value === 'string' && !values.includes(value) ? 'other' : value;
    const spoken = (kind === 'yes-no' || kind === 'number') && value === 'unknown' ? null : listed;
    const [first = '', second] = path.split('.');
    if (second === undefined) context[first] = spoken;
    else context[first] = { ...(context[first] as Context | undefined), [second]: spoken };
  }
  return context;
}

/** Ids of the rules of a table that match, as its hit policy has it. */
function matching({ input = [], rule = [], hitPolicy }: ModdleLogic, context: Context): string[] {
  const given = input.map((one) => evaluate(one.inputExpression.text, context).value);
  const hits = rule.filter(({ inputEntry = [] }) =>
    inputEntry.every(
      ({ text }, column) => text === '-' || unaryTest(text, { ...context, '?': given[column] }).value === true,
    ),
  );
  return (hitPolicy === 'FIRST' ? hits.slice(0, 1) : hits).map(({ id }) => id);
}

/** The rules that the exported model fires, in the order of a decision's reasons. */
function firedBy(model: ModdleDefinitions, ruleSet: RuleSet, facts: Facts): string[] {
  const context = contextOf(ruleSet, facts);
  const logicOf = (id: string): ModdleLogic => {
    const logic = model.drgElement.find((one) => one.id === id)?.decisionLogic;
    if (logic === undefined) throw new Error(`No decision ${id}`);
    return logic;
  };
  const tables = ruleSet.files.policy.tables.flatMap((name) => ruleSet.files.tables[name] ?? []);
  const hits = new Map(tables.map((table) => [table.id, [] as string[]]));
  const ofRole = (role: string): string[] => tables.flatMap((table) => (table.role === role ? [table.id] : []));
  for (const id of [...ofRole('route'), ...ofRole('obligations')]) {
    const logic = logicOf(id);
    const found = matching(logic, context);
    hits.set(id, found);
    const route = logic.rule?.find((rule) => rule.id === found[0])?.outputEntry[0]?.text;
    context[decisionName(id)] = route === undefined ? null : { route: evaluate(route, context).value, id: found[0] };
  }
  const routed = evaluate(logicOf('routed').text ?? '', context).value as { route: string; id: string };
  context.routed = routed;
  const last = [...ofRole('queue'), ...ofRole('priority')].flatMap((id) => matching(logicOf(id), context));
  return [routed.id, ...ofRole('obligations').flatMap((id) => hits.get(id) ?? []), ...last];
}

/** A few rows of a few tables: every cell is read anew by the interpreter, so a whole rule set takes long. */
function smallRuleSet(): RuleSet {
  const { files } = shipped;
  const names = ['g-route', 'k-route', 'd-obligations', 'h-obligations', 'queue', 'priority'];
  const tables = Object.fromEntries(
    names.flatMap((name) => {
      const table = files.tables[name];
      return table === undefined ? [] : [[name, { ...table, rows: table.rows.slice(-6) } as TableFile]];
    }),
  );
  const compiled = compileRuleSet({ ...files, policy: { ...files.policy, tables: names }, tables });
  if (!compiled.ok) throw new Error('The small rule set cannot be read.');
  return compiled.ruleSet;
}

const rulesOf = (decision: Decision): string[] => decision.because.map(({ rule }: Because) => rule);

describe('toDmn', () => {
  it('is a model that DMN tools read without a warning, with every table, label and hit policy', async () => {
    const model = await read(toDmn(shipped.files));
    const decisions = model.drgElement.filter((one) => one.$type === 'dmn:Decision');
    expect(decisions.map(({ id }) => id)).toEqual([...shipped.files.policy.tables, 'routed']);
    for (const { id, decisionLogic } of decisions.slice(0, -1)) {
      const table = shipped.files.tables[id];
      expect(decisionLogic?.hitPolicy).toBe(table?.hit === 'first' ? 'FIRST' : 'COLLECT');
      expect(decisionLogic?.rule?.map((rule) => rule.id)).toEqual(table?.rows.map((row) => row.id));
      expect(decisionLogic?.input).toHaveLength(table?.inputs.length ?? 0);
      for (const { label } of [...(decisionLogic?.input ?? []), ...(decisionLogic?.output ?? [])])
        expect(label).toMatch(/\w/);
    }
    const drawn = model.dmnDI.diagrams[0]?.diagramElements.map((one) => one.dmnElementRef.id);
    for (const { id } of model.drgElement) expect(drawn).toContain(id);
  });

  it('escapes what XML keeps for itself', async () => {
    const table = shipped.files.tables.queue;
    if (table?.role !== 'queue') throw new Error('No queue table.');
    const [first, ...rest] = table.rows;
    if (first === undefined) throw new Error('No row.');
    const rows = [{ ...first, why: 'Less < more & "quoted"' }, ...rest];
    const model = await read(
      toDmn({ ...shipped.files, tables: { ...shipped.files.tables, queue: { ...table, rows } } }),
    );
    expect(model.drgElement.some(({ id }) => id === 'queue')).toBe(true);
  });

  it('fires the rules of the shipped tables', async () => {
    const model = await read(toDmn(shipped.files));
    fc.assert(
      fc.property(factsArbitrary(shipped), (facts) => {
        expect(firedBy(model, shipped, facts)).toEqual(rulesOf(decide(shipped, facts)));
      }),
      { numRuns: 8 },
    );
  });

  it('agrees with the compiled and with the naive reading, for random tables and random contacts', async () => {
    const small = smallRuleSet();
    await fc.assert(
      fc.asyncProperty(
        shuffledTables(small),
        fc.array(factsArbitrary(shipped), { minLength: 4, maxLength: 4 }),
        async (tables, contacts) => {
          const files = { ...small.files, tables };
          const compiled = compileRuleSet(files);
          if (!compiled.ok) throw new Error('The random tables cannot be read.');
          const model = await read(toDmn(files));
          for (const facts of contacts) {
            const decision = decide(compiled.ruleSet, facts);
            expect(decideNaively(compiled.ruleSet, facts)).toEqual(decision);
            expect(firedBy(model, compiled.ruleSet, facts)).toEqual(rulesOf(decision));
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});
