/** The commands' own machinery: what they start ends with them, and says how it ended. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';

const script = (name: string): string => new URL(`../scripts/${name}`, import.meta.url).href;

/** Runs lines of JavaScript as a process of its own. */
function evaluate(source: string, env = process.env): ChildProcess & { stdout: NonNullable<ChildProcess['stdout']> } {
  return spawn(process.execPath, ['--input-type=module', '-e', source], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** A command whose child runs `source`. */
const command = (source: string): string => `
  import { runNode } from '${script('run-child.mjs')}';
  process.exitCode = await runNode(['-e', ${JSON.stringify(source)}]);`;

async function exitCode(child: ChildProcess): Promise<unknown> {
  const [code] = (await once(child, 'exit')) as [unknown];
  return code;
}

describe('runNode', () => {
  it.each([
    ['process.exit(0)', 0],
    ['process.exit(7)', 7],
    ['process.kill(process.pid, "SIGKILL")', 137],
  ])('answers how its child ended: %s', async (source, code) => {
    expect(await exitCode(evaluate(command(source)))).toBe(code);
  });

  it('takes what npm and the terminal both send for one Ctrl-C', async () => {
    const counting = `
      let signals = 0;
      process.on('SIGINT', () => { signals += 1; setTimeout(() => process.exit(signals), 200); });
      setInterval(() => {}, 1000);
      console.log('ready');`;
    const started = evaluate(command(counting));
    await once(started.stdout, 'data');
    started.kill('SIGINT');
    started.kill('SIGINT');
    expect(await exitCode(started)).toBe(1);
  });

  it('ends its child when whoever started the command is killed', async () => {
    const child = `
      process.on('SIGTERM', () => { console.log('asked to end'); process.exit(0); });
      setInterval(() => {}, 1000);
      console.log('ready');`;
    const shell = evaluate(`
      import { spawn } from 'node:child_process';
      spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(command(child))}], { stdio: 'inherit' });`);
    const said: string[] = [];
    for await (const chunk of shell.stdout) {
      said.push(String(chunk).trim());
      if (said.length === 1) shell.kill('SIGKILL');
    }
    expect(said).toEqual(['ready', 'asked to end']);
  });

  /** Its standard output stays open until the process it starts has ended too. */
  const LEAVES_ANOTHER = `
    const { spawn } = require('node:child_process');
    const left = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
    console.log('ready');`;
  const whole = (source: string, then = ''): string => `
    import { runNode } from '${script('run-child.mjs')}';
    const patience = new AbortController();
    ${then}
    process.exitCode = await runNode(['-e', ${JSON.stringify(source)}], { all: patience.signal });`;

  it('ends what its child leaves behind, where it is asked to', async () => {
    const started = evaluate(whole(`${LEAVES_ANOTHER} left.unref();`));
    expect(await text(started.stdout)).toBe('ready\n');
  });

  it('ends a child that does not end, with all it started, when patience is at its end', async () => {
    const started = evaluate(whole(LEAVES_ANOTHER, `process.once('SIGUSR2', () => patience.abort());`));
    const code = exitCode(started);
    await once(started.stdout, 'data');
    started.kill('SIGUSR2');
    expect(await text(started.stdout)).toBe('');
    expect(await code).toBe(137);
  });
});

describe('findTools', () => {
  it('says in one sentence what is missing', async () => {
    const env = { PATH: '/nowhere', CHROME_PATH: '/nowhere/chromium' };
    const asked = evaluate(
      `import { findTools } from '${script('find-tools.mjs')}'; process.stdout.write(JSON.stringify(findTools()));`,
      env,
    );
    expect(JSON.parse(await text(asked.stdout))).toBe(
      'The tests need Chromium: install it, or set CHROME_PATH to one.',
    );
  });
});
