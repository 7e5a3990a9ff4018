/** Runs one command to its end, passing on what the terminal says, and leaves nothing behind. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';

/** The project's root, with a slash at the end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A Ctrl-C reaches npm and this process, and npm passes its own on as well: within this time it is one Ctrl-C. */
const SAME_SIGNAL_MS = 500;
const PARENT_CHECK_MS = 500;

/**
 * Runs `node args…` in the project's root and answers its exit code (128 and the number of the signal when one ended it). The
 * child leads a group of its own, so a signal reaches it once, from here; it is asked to end, too, when whoever started this
 * process is gone. With `all` (an AbortSignal) whatever is left of the group is ended with the child, and both when it is aborted.
 */
export function runNode(args, options = {}) {
  return run(process.execPath, args, options);
}

/** The same for any program. */
export function run(program, args, { env = process.env, stdio = 'inherit', cwd = root, all } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio, detached: process.platform !== 'win32' });
    const endAll = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    };
    all?.addEventListener('abort', endAll);
    let passedOn = 0;
    const passOn = (signal) => {
      const now = Date.now();
      if (now - passedOn < SAME_SIGNAL_MS) return;
      passedOn = now;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);

    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      passOn('SIGTERM');
    }, PARENT_CHECK_MS);

    const settle = (done, value) => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, passOn);
      all?.removeEventListener('abort', endAll);
      if (all) endAll();
      done(value);
    };
    child.once('error', (error) => settle(reject, error));
    child.once('exit', (code, signal) => settle(resolve, code ?? 128 + constants.signals[signal]));
  });
}
