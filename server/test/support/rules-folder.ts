/** The hub's rules in a folder of the test's own, with some settings changed: what is tested must not depend on the hour of the day. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { projectRoot } from './hub.ts';

export interface RulesFolder {
  path: string;
  remove(): Promise<void>;
}

const settingsSchema = z.object({ settings: z.array(z.looseObject({ id: z.string(), value: z.number() })) });

export async function rulesWith(values: Readonly<Record<string, number>>): Promise<RulesFolder> {
  const path = await mkdtemp(join(tmpdir(), 'hub-rules-'));
  await cp(join(projectRoot, 'routing-rules'), path, {
    recursive: true,
    filter: (from) => !/routing-rules\/(dist|src|node_modules)/.test(from),
  });
  const file = join(path, 'settings.json');
  const { settings } = settingsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const changed = settings.map((setting) => ({ ...setting, value: values[setting.id] ?? setting.value }));
  await writeFile(file, JSON.stringify({ settings: changed }));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
