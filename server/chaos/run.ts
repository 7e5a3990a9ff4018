/** `npm run chaos -- NAME`: disturbs the hub on purpose and says whether anything a person said was lost or doubled. */
import { machine } from '../bench/figures.ts';
import { kill } from './kill.ts';

const DISTURBANCES = { kill: () => kill(20) };

const name = process.argv[2] ?? '';
if (!(name in DISTURBANCES)) {
  console.error(`Say which: npm run chaos -- ${Object.keys(DISTURBANCES).join(' | ')}`);
  process.exitCode = 2;
} else {
  console.log(`${name} on ${machine()}`);
  const { rounds, acknowledged, ...faults } = await DISTURBANCES[name as keyof typeof DISTURBANCES]();
  const pass = acknowledged > 0 && Object.values(faults).every((count) => count === 0);
  const figures = { rounds, acknowledged, ...faults };
  console.log(JSON.stringify({ name, figures, baseline: {}, ratio: {}, budget: { faults: { atMost: 0 } }, pass }));
  process.exitCode = pass ? 0 : 1;
}
