/** Makes an empty clone ready to run: installs and builds what is missing or older than its sources, and nothing else. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, runNode } from './run-child.mjs';
import { isInstalled, markInstalled, readStamps, stateOf, writeStamp } from './stamps.mjs';

const SETTINGS = ['package-lock.json', 'tsconfig.json'];
const PAGES = ['widget', 'agent-console'];

/**
 * Everything that is made from something else: from which files, and how. `made` is what must be there afterwards.
 * A step without a configuration yet has nothing to make.
 */
const STEPS = [
  {
    name: 'database client',
    from: ['server/prisma/schema.prisma', 'server/prisma.config.mjs', 'package-lock.json'],
    made: 'server/src/generated/prisma/client.ts',
    make: () =>
      runNode([join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
        cwd: join(root, 'server'),
        stdio: ['ignore', 'ignore', 2],
        // Generating needs no engine, but asks for one: any file will do, for this command alone.
        env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: './package.json', CHECKPOINT_DISABLE: '1' },
      }),
  },
  {
    name: 'server',
    from: [...SETTINGS, 'server', 'bots', 'routing-rules', ...PAGES],
    made: 'server/dist/.tsbuildinfo',
    make: (stdio) => runNode(['node_modules/typescript/bin/tsc', '-b'], { stdio }),
  },
  {
    name: "assistant's model",
    from: [...SETTINGS, 'bots'],
    made: 'bots/dist/trained.bin',
    make: (stdio) => runNode(['bots/dist/cli/train.js'], { stdio }),
  },
  ...PAGES.filter(hasPages).map((page) => ({
    name: page,
    from: [...SETTINGS, page, 'server/contract'],
    made: `${page}/dist`,
    make: (stdio) => runNode([join(root, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: join(root, page), stdio }),
  })),
];

function hasPages(page) {
  return existsSync(join(root, page, 'vite.config.js'));
}

/**
 * Answers true when all is ready, false when something failed (its own output has said why). `quiet` keeps standard output
 * for whoever runs next: then everything is said on standard error.
 */
export async function ensure({ quiet }) {
  const stdio = ['ignore', quiet ? 2 : 1, 2];
  const say = quiet ? console.error : console.log;
  if (!isInstalled()) {
    say('Installing packages…');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    if ((await run(npm, ['ci', '--include=dev', '--no-fund', '--no-audit'], { stdio })) !== 0) return false;
    markInstalled();
  }
  for (const { name, from, made, make } of STEPS) {
    const state = stateOf(from);
    if (readStamps()[name] === state && existsSync(join(root, made))) continue;
    say(`Building the ${name}…`);
    if ((await make(stdio)) !== 0) return false;
    writeStamp(name, state);
  }
  return true;
}
