export { keepAnswer, keepVerdict } from './bot-answers.store.ts';
export { serveFigures } from './figures.routes.ts';
export { restate } from './measures/roll-up.store.ts';
export { serveReports } from './reports/reports.routes.ts';
export { makePack } from './pack/make-pack.ts';
export { monthSchema } from './pack/pack.routes.ts';
