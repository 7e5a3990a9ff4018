/** Remembers what was installed and built, so that what did not change costs nothing. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-child.mjs';

const STAMPS = join(root, 'node_modules/.hub-build.json');
const INSTALLED = join(root, 'node_modules/.hub-lock');
const SKIPPED = new Set(['node_modules', 'dist', 'generated', '.data', '.git']);

/** A short name for the state of some files and folders: their paths, sizes and times of change. */
export function stateOf(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const found = statSync(join(root, path), { throwIfNoEntry: false });
    if (!found) return;
    if (!found.isDirectory()) {
      hash.update(`${path} ${found.size} ${found.mtimeMs}\n`);
      return;
    }
    for (const name of readdirSync(join(root, path)).sort()) if (!SKIPPED.has(name)) visit(`${path}/${name}`);
  };
  for (const path of paths) visit(path);
  return hash.digest('hex').slice(0, 16);
}

export function readStamps() {
  return existsSync(STAMPS) ? JSON.parse(readFileSync(STAMPS, 'utf8')) : {};
}

export function writeStamp(step, state) {
  writeFileSync(STAMPS, `${JSON.stringify({ ...readStamps(), [step]: state }, null, 1)}\n`);
}

/** Is everything of package-lock.json installed? */
export function isInstalled() {
  const hash = lockHash();
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === hash) return true;
  if (!installedByHand()) return false;
  markInstalled();
  return true;
}

export function markInstalled() {
  writeFileSync(INSTALLED, lockHash());
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** npm writes down what it installed: enough when it is what the lock asks for, but for what other machines need. */
function installedByHand() {
  const written = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(written)) return false;
  const { packages: wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { packages: present } = JSON.parse(readFileSync(written, 'utf8'));
  return Object.entries(wanted).every(
    ([path, { version, link, optional }]) =>
      !path.includes('node_modules/') || link || (optional && !present[path]) || present[path]?.version === version,
  );
}
