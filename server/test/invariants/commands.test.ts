/** The commands that others rely on, run as `npm run` runs them: what they read, print, and end with. */
import { spawnSync } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { projectRoot } from '../support/hub.ts';
import { ownFolder } from './support/own-folder.ts';
import type { OwnFolder } from './support/own-folder.ts';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')));

/** Runs a script of package.json as npm would, with more arguments and with lines on standard input. */
function run(script: string, lines: readonly string[] = [], more: readonly string[] = []) {
  const [program = '', ...args] = (scripts[script] ?? '').split(' ');
  expect(program).toBe('node');
  const input = lines.map((line) => `${line}\n`).join('');
  const { stdout, status } = spawnSync(process.execPath, [...args, ...more], {
    cwd: projectRoot,
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return { lines: stdout.split('\n').filter((line) => line !== ''), status };
}

describe('npm run -s classify', () => {
  const understoodSchema = z.strictObject({
    intents: z.array(z.strictObject({ id: z.string(), confidence: z.number().min(0).max(1) })),
    action: z.enum([
      'answer',
      'choose',
      'person',
      'emergency',
      'safeguarding',
      'digital-exclusion',
      'interpreter',
      'none',
    ]),
    language: z.string(),
  });
  const SAID = [
    ['my bin was missed this morning', 'answer', 'missed-bin', 'en'],
    ['I want to talk to a person', 'person', 'wants-human', 'en'],
    ['there is a fire in my flat', 'emergency', 'emergency', 'en'],
    ['my husband hits me and I am scared', 'safeguarding', 'safeguarding', 'en'],
    ["I can't use a computer", 'digital-exclusion', 'digital-exclusion', 'en'],
    ['nu vorbesc engleza', 'interpreter', 'other-language', 'ro'],
    ['', 'none', undefined, 'en'],
    ['who won the football last night', 'none', 'out-of-scope', 'en'],
  ] as const;

  it('answers every line with one line, in order, in the agreed words', () => {
    const { lines, status } = run(
      'classify',
      SAID.map(([said]) => said),
    );
    const understood = lines.map((line) => understoodSchema.parse(JSON.parse(line)));
    expect(understood.map(({ action, intents, language }) => [action, intents[0]?.id, language])).toEqual(
      SAID.map(([, action, id, language]) => [action, id, language]),
    );
    expect(status).toBe(0);
  });
});

describe('npm run -s decide', () => {
  it('answers facts with a decision and its reasons, and what is not said counts as unknown', () => {
    const { lines, status } = run('decide', ['{"channel":"webchat","asks":{"person":true}}', '{}']);
    const decisions = lines.map((line): unknown => JSON.parse(line));
    expect(decisions).toMatchObject([{ route: 'agent', because: expect.any(Array) }, { route: 'agent' }]);
    expect(status).toBe(0);
  });

  it('refuses an unknown fact and a broken line by name, goes on, and ends with 1', () => {
    const { lines, status } = run('decide', ['{"vip":true}', 'not json', '{"channel":"pigeon"}', '{}']);
    const answers = lines.map((line): unknown => JSON.parse(line));
    expect(answers).toMatchObject([
      { problem: { code: 'unknown-fact', where: 'vip' } },
      { problem: { code: 'not-json' } },
      { problem: { code: 'bad-fact', where: 'channel' } },
      { route: 'agent' },
    ]);
    expect(status).toBe(1);
  });
});

describe('npm run rules:check', () => {
  let copy: OwnFolder;
  beforeEach(async () => {
    copy = await ownFolder('rules');
    const from = join(projectRoot, 'routing-rules');
    await cp(from, copy.path, { recursive: true, filter: (path) => !/\/(src|dist|node_modules)$/.test(path) });
  });
  afterEach(() => copy.remove());

  const tableSchema = z.looseObject({ rows: z.array(z.looseObject({ id: z.string() })) });
  const change = async (table: string, how: (table: z.infer<typeof tableSchema>) => void) => {
    const path = join(copy.path, 'tables', table);
    const rows = tableSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    how(rows);
    await writeFile(path, JSON.stringify(rows));
  };
  const check = () => run('rules:check', [], [copy.path]);

  it('finds nothing in the shipped rule set', () => {
    const { lines, status } = run('rules:check');
    expect([lines.length, lines[0], status]).toEqual([1, expect.stringMatching(/: nothing found\.$/), 0]);
    expect(check().status).toBe(0);
  });

  it('names file, row and cell of a mistyped cell, and ends with 1', async () => {
    await change('priority.json', ({ rows }) => {
      const last = rows.at(-1);
      if (last) last.when = { 'resident.digitalAccess': 'nonne' };
    });
    const { lines, status } = check();
    expect(lines[0]).toMatch(/^tables\/priority\.json · R-900 · resident\.digitalAccess: .*Did you mean "none"\?$/);
    expect(status).toBe(1);
  });

  it('names the table that leaves somebody without an answer when its last row is taken out', async () => {
    await change('priority.json', ({ rows }) => void rows.pop());
    const { lines, status } = check();
    expect(lines[0]).toMatch(/^tables\/priority\.json/);
    expect(status).toBe(1);
  });
});
