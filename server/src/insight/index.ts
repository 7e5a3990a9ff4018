export { keepAnswer, keepVerdict } from './bot-answers.store.ts';
export { serveFigures } from './figures.routes.ts';
export { inPounds } from './ledger/money.ts';
export { TARIFFS } from './ledger/tariff.ts';
export { restate } from './measures/roll-up.store.ts';
export { serveReports } from './reports/reports.routes.ts';
