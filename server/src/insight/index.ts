export { keepAnswer, keepVerdict } from './bot-answers.store.ts';
export { serveFigures } from './figures.routes.ts';
