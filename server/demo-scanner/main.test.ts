/** The demonstration's scanner as a process: it says what it is, checks what it is given, and ends with whoever started it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createScanner } from '../src/photos/scan.ts';
import { projectRoot } from '../test/support/hub.ts';
import { testScanner } from '../test/support/scanner.ts';
import { EICAR } from './scanner.ts';

let child: ChildProcess | undefined;
afterEach(() => void child?.kill('SIGKILL'));

describe('the process of the demonstration scanner', () => {
  it('checks what it is given, and is gone when it was stopped', async () => {
    const running = await testScanner();
    const faults: Error[] = [];
    const scanner = createScanner(running.url, (error) => faults.push(error));
    expect(await scanner.scan(Buffer.from('a picture of a pothole'))).toBe('clean');
    expect(await scanner.scan(Buffer.from(`a picture${EICAR}of a pothole`))).toBe('infected');
    expect(faults).toEqual([]);
    await running.stop();
    expect(await scanner.scan(Buffer.from('a picture of a pothole'))).toBe('unknown');
    expect(faults).toHaveLength(1);
  });

  it.each([
    ['it is told to', (started: ChildProcess) => started.kill('SIGTERM')],
    ['its parent has left', (started: ChildProcess) => started.disconnect()],
  ])('says that it knows the test file alone, and ends when %s', async (_why, end) => {
    const stdio = ['ignore', 'pipe', 'inherit', 'ipc'] as const;
    const started = spawn(process.execPath, ['server/dist/demo-scanner/main.js'], {
      cwd: projectRoot,
      stdio: [...stdio],
    });
    child = started;
    if (!started.stdout) throw new Error('nothing to read');
    const [printed, gone] = [text(started.stdout), once(started, 'exit')];
    expect(await once(started, 'message')).toContain('ready');
    end(started);
    expect(await gone).toEqual([0, null]);
    expect(await printed).toBe('Demonstration scanner: it knows the EICAR test file alone.\n');
  });
});
