/**
 * Loaded into a hub before anything else: these days its council is open all day and night, or closed, as COUNCIL_HOURS says. A
 * journey to a person must hold whatever the time is when the tests run. Other days stay as they are: the rules' own cases name
 * them.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const DAY_MS = 24 * 60 * 60 * 1000;
const day = (days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const open = process.env.COUNCIL_HOURS === 'open' ? [['00:00', '24:00']] : [];

const { readFileSync } = fs;
fs.readFileSync = (path, options) => {
  const read = readFileSync(path, options);
  if (!String(path).endsWith('hours.json')) return read;
  const hours = JSON.parse(read);
  const now = { from: day(-1), to: day(2), open, reason: 'The hours of a test.' };
  return JSON.stringify({ ...hours, overrides: [now, ...hours.overrides] });
};
syncBuiltinESMExports();
