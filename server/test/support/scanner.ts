/** The demonstration's virus scanner as its own process, as `npm start` runs it: it knows the EICAR test file alone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectRoot } from './hub.ts';
import { freePort } from './port.ts';

export interface TestScanner {
  /** Where it listens: `tcp://HOST:PORT`. */
  url: string;
  stop(): Promise<void>;
}

export async function testScanner(): Promise<TestScanner> {
  const port = await freePort();
  const child = spawn(process.execPath, ['server/dist/demo-scanner/main.js', '--port', String(port)], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const gone = once(child, 'exit');
  const [first] = (await Promise.race([once(child, 'message'), gone])) as [unknown];
  if (first !== 'ready') throw new Error('the scanner ended before it listened');
  return {
    url: `tcp://127.0.0.1:${port}`,
    stop: async () => {
      child.kill();
      await gone;
    },
  };
}
