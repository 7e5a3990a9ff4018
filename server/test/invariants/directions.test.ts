/** Each direction of ARCHITECTURE.md bites: a file that breaks it is planted in a copy of the house and reported by name. */
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { projectRoot } from '../support/hub.ts';
import { ownFolder } from './support/own-folder.ts';
import type { OwnFolder } from './support/own-folder.ts';

const CONFIG = join(projectRoot, '.dependency-cruiser.cjs');
const ROOMS = ['server', 'widget', 'agent-console', 'bots', 'routing-rules'];

/** What may be imported by somebody. */
const PARTS = {
  'server/contract/src/index.ts': 'export const limit = 1;\nexport interface Event { seq: number }\n',
  'server/src/main.ts': 'export const hub = 1;\n',
  'server/src/platform/log.ts': 'export const log = 1;\n',
  'server/src/work/index.ts': "export { queue } from './queue.ts';\n",
  'server/src/work/queue.ts': 'export const queue = 1;\n',
  'server/src/generated/prisma/client.ts': 'export const client = 1;\n',
  'bots/src/index.ts': 'export const bot = 1;\n',
  'routing-rules/src/index.ts': 'export const decide = 1;\n',
};

/** [rule, file that breaks it, its import, as seen from that file]. */
const VIOLATIONS: [string, string, string][] = [
  ['no-circular', 'server/src/platform/about.ts', './round.ts'],
  ['no-orphan-resolve', 'server/src/platform/lost.ts', './nowhere.ts'],
  ['contract-is-a-leaf', 'server/contract/src/leaf.ts', '../../src/platform/log.ts'],
  ['forms-import-contract-only', 'server/forms/src/knows.ts', '../../../bots/src/index.ts'],
  ['rules-know-no-server', 'routing-rules/src/knows.ts', '../../server/src/platform/log.ts'],
  ['bots-know-no-server', 'bots/src/knows.ts', '../../routing-rules/src/index.ts'],
  ['pages-import-contract-only', 'agent-console/src/knows.tsx', '../../bots/src/index.ts'],
  ['widget-takes-types-only', 'widget/src/heavy.ts', '../../server/contract/src/index.ts'],
  ['nothing-imports-main', 'server/src/platform/upward.ts', '../main.ts'],
  ['platform-knows-no-council', 'server/src/platform/council.ts', '../work/index.ts'],
  ['pure-part-imports-no-io', 'routing-rules/src/impure.ts', 'node:fs'],
  ['pure-part-imports-no-edge', 'server/src/work/impure.ts', 'pg'],
  ['pure-part-imports-no-edge', 'server/src/work/stored.ts', '../generated/prisma/client.ts'],
  ['features-meet-at-the-index', 'server/src/routing/past.ts', '../work/queue.ts'],
];

/** What is allowed, beside what is not. */
const GOOD: [string, string][] = [
  ['server/src/routing/good.ts', "import { queue } from '../work/index.ts';\nexport const good = queue;\n"],
  ['server/src/work/good.store.ts', "import { Pool } from 'pg';\nexport const good = Pool;\n"],
  [
    'widget/src/good.ts',
    "import type { Event } from '../../server/contract/src/index.ts';\nexport type Good = Event;\n",
  ],
];

const reportSchema = z.object({
  summary: z.object({ violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string() })) }),
});

let folder: OwnFolder;
let found: [string, string][];

beforeAll(async () => {
  folder = await ownFolder('directions');
  const imports = VIOLATIONS.map(([, file, from]): [string, string] => [
    file,
    `import * as it from '${from}';\nexport const used = it;\n`,
  ]);
  const back: [string, string] = [
    'server/src/platform/round.ts',
    "import { used } from './about.ts';\nexport const it = used;\n",
  ];
  for (const [file, text] of [...Object.entries(PARTS), ...GOOD, ...imports, back]) {
    const path = join(folder.path, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  await copyFile(join(projectRoot, 'tsconfig.json'), join(folder.path, 'tsconfig.json'));
  await symlink(join(projectRoot, 'node_modules'), join(folder.path, 'node_modules'));
  const program = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, '--config', CONFIG, '--output-type', 'json', ...ROOMS];
  const { stdout } = spawnSync(process.execPath, args, {
    cwd: folder.path,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { violations } = reportSchema.parse(JSON.parse(stdout)).summary;
  found = violations.map(({ rule, from }) => [rule.name, from]);
});
afterAll(() => folder.remove());

describe('the directions of imports', () => {
  it.each(VIOLATIONS)('%s reports %s, which imports %s', (rule, file) => {
    expect(found).toContainEqual([rule, file]);
  });

  it.each(GOOD)('let %s be', (file) => {
    expect(found.filter(([, from]) => from === file)).toEqual([]);
  });

  it('are each tried here', () => {
    const { forbidden } = createRequire(import.meta.url)(CONFIG) as { forbidden: { name: string }[] };
    expect(new Set(VIOLATIONS.map(([rule]) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)));
  });
});
