/**
 * `npm test`: everything that must hold. Format, lint, the directions of imports, types, then every test. With arguments only
 * jest runs, with those arguments. The last line is `N passed, N failed`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { ensure } from './ensure.mjs';
import { findTools } from './find-tools.mjs';
import { root, runNode } from './run-child.mjs';

const LINTS = [
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  ['lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']],
  [
    'directions of imports',
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      ...['--config', '.dependency-cruiser.cjs', 'server', 'widget', 'agent-console', 'bots', 'routing-rules'],
    ],
  ],
];

/** How long jest may take to end once it has reported everything. */
const PATIENCE_MS = 60_000;

const args = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'hub-test-'));
try {
  process.exitCode = await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main() {
  if (!(await ensure({ quiet: false }))) return ended(0, 1);
  const tools = findTools();
  if (typeof tools === 'string') {
    console.error(tools);
    return 1;
  }
  for (const [name, command] of args.length > 0 ? [] : LINTS) {
    console.log(`Checking the ${name}…`);
    if ((await runNode(command)) !== 0) return ended(0, 1);
  }
  return runJest(tools);
}

async function runJest({ chromium }) {
  const report = join(folder, 'report.json');
  const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const env = { ...process.env, NODE_OPTIONS: options.join(' '), CHROME_PATH: chromium };
  const patience = new AbortController();
  const watch = setInterval(() => {
    if (!existsSync(report)) return;
    clearInterval(watch);
    setTimeout(() => {
      console.error('Every test has reported, and yet jest does not end: what it still holds is ended now.');
      patience.abort();
    }, PATIENCE_MS).unref();
  }, 1000);
  const code = await runNode(['node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...args], {
    env,
    // With --json the report comes on standard output as well; people read what jest says on standard error.
    stdio: ['ignore', 'ignore', 'inherit'],
    // A test whose set-up failed leaves hubs behind: they must not keep the run from its end, nor outlive it.
    all: patience.signal,
  });
  clearInterval(watch);
  const wasCutShort = !existsSync(report);
  if (wasCutShort || existsSync(join(root, '.data/test/data/postmaster.pid'))) await endDatabase();
  if (wasCutShort) return ended(0, 1);
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return ended(numPassedTests, failed === 0 && code !== 0 ? 1 : failed);
}

/** Tests that were cut short leave their PostgreSQL running: whoever is the last ends it. */
async function endDatabase() {
  await runNode(['--import', './server/test/support/register.mjs', 'server/test/support/end-server.ts']);
}

function ended(passed, failed) {
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
