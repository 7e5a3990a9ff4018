/** `npm run chaos -- NAME`: disturbs the hub on purpose and says whether anything a person said was lost or doubled. */
import { machine } from '../bench/figures.ts';
import { kill } from './kill.ts';
import { twilio } from './twilio.ts';
import { work } from './work.ts';

interface Survived {
  /** What was done, each more than nothing: a disturbance that disturbed nobody proves nothing. */
  done: object;
  faults: object;
}

const DISTURBANCES: Readonly<Record<string, () => Promise<Survived>>> = {
  kill: async () => {
    const { rounds, acknowledged, ...faults } = await kill(20);
    return { done: { rounds, acknowledged }, faults };
  },
  twilio: () => twilio(12),
  // The same seed rolls the same dice: what a run found can be looked for again.
  work: () => work(100, Number(process.argv[3] ?? Date.now() % 1_000_000)),
};

const name = process.argv[2] ?? '';
const disturbance = DISTURBANCES[name];
if (!disturbance) {
  console.error(`Say which: npm run chaos -- ${Object.keys(DISTURBANCES).join(' | ')}`);
  process.exitCode = 2;
} else {
  console.log(`${name} on ${machine()}`);
  const { done, faults } = await disturbance();
  const pass = Object.values(done).every((count) => count > 0) && Object.values(faults).every((count) => count === 0);
  const figures = { ...done, ...faults };
  console.log(JSON.stringify({ name, figures, baseline: {}, ratio: {}, budget: { faults: { atMost: 0 } }, pass }));
  process.exitCode = pass ? 0 : 1;
}
