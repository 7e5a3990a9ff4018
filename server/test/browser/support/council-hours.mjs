/**
 * Loaded into a hub before anything else: its council is open all day and night, or never, as COUNCIL_HOURS says. A journey
 * to a person must hold whatever the time is when the tests run.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const spans = process.env.COUNCIL_HOURS === 'open' ? [['00:00', '24:00']] : [];
const hours = JSON.stringify({
  zone: 'Europe/London',
  source: 'The hours of a test.',
  weekly: Object.fromEntries(DAYS.map((day) => [day, spans])),
  bankHolidays: [],
  overrides: [],
});

const { readFileSync } = fs;
fs.readFileSync = (path, options) => (String(path).endsWith('hours.json') ? hours : readFileSync(path, options));
syncBuiltinESMExports();
