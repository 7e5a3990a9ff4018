/** Finds the programs that the tests drive but that are no packages: a Chromium and a Redis. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const MAC_BROWSERS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Answers `{chromium, redis}`, the paths of the programs; as root on Debian what is missing is installed. Answers a
 * string, one sentence that says what to do, when something is missing still.
 */
export function findTools() {
  const missing = [...(findChromium() ? [] : ['chromium']), ...(onPath('redis-server') ? [] : ['redis-server'])];
  if (missing.length > 0 && process.getuid?.() === 0 && onPath('apt-get')) install(missing);
  const chromium = findChromium();
  const redis = onPath('redis-server');
  if (!chromium) return 'The tests need Chromium: install it, or set CHROME_PATH to one.';
  if (!redis) return 'The tests need redis-server: install Redis so that redis-server is on the PATH.';
  return { chromium, redis };
}

function findChromium() {
  const given = process.env.CHROME_PATH;
  if (given) return isProgram(given) ? given : undefined;
  return BROWSERS.map(onPath).find(Boolean) ?? MAC_BROWSERS.find(isProgram);
}

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(path) {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install(packages) {
  console.log(`Installing ${packages.join(' and ')}…`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
}
