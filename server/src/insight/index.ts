export { inPounds } from './ledger/money.ts';
export { TARIFFS, tariffAt } from './ledger/tariff.ts';
export { keepAnswer, keepVerdict } from './bot-answers.store.ts';
export { serveFigures } from './figures.routes.ts';
export { restate } from './measures/roll-up.store.ts';
export { serveReports } from './reports/reports.routes.ts';
export { wilson } from './measures/wilson.ts';
export { makePack } from './pack/make-pack.ts';
export { monthSchema } from './pack/pack.routes.ts';
