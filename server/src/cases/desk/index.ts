export { serveCases } from './cases.routes.ts';
