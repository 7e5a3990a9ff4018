/**
 * `npm run pack -- MONTH FILE`: writes the pack of a month (as 2026-10) to a file that ends in .html or .pdf. A PDF is printed by
 * Chromium, found at CHROME_PATH or where Debian puts it.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { makePack, monthSchema } from '../insight/index.ts';
import { openDatabase } from '../platform/database/client.ts';
import { withDatabase } from './with-database.ts';

const CHROMIUM = process.env.CHROME_PATH ?? '/usr/bin/chromium';
/** Where the project's command was given: FILE is meant from there. */
const HERE = process.env.INIT_CWD ?? process.cwd();

async function print(page: string, file: string): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'hub-pack-'));
  try {
    const source = join(dir, 'pack.html');
    await writeFile(source, page);
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--user-data-dir=${dir}`];
    await promisify(execFile)(CHROMIUM, [...flags, `--print-to-pdf=${file}`, pathToFileURL(source).href]);
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

const [month, name = ''] = process.argv.slice(2);
const asked = monthSchema.safeParse(month);
const kind = /\.(html|pdf)$/.exec(name)?.[1];
if (!asked.success || kind === undefined) {
  process.stderr.write('Say which month and where to: npm run pack -- 2026-10 pack.pdf (or pack.html)\n');
  process.exitCode = 2;
} else {
  // In the file itself, so that it can be sent on.
  const css = await readFile(new URL('../../../assets/pack.css', import.meta.url), 'base64');
  const style = `data:text/css;base64,${css}`;
  const page = await withDatabase(async (url) => {
    const db = openDatabase(url, 2, () => undefined);
    try {
      return await makePack(db, { month: asked.data, style, now: new Date() });
    } finally {
      await db.$disconnect();
    }
  });
  if (page === null) process.exitCode = 1;
  else if (kind === 'pdf') await print(page, resolve(HERE, name));
  else await writeFile(resolve(HERE, name), page);
}
