export { serveServiceStates } from './state.routes.ts';
export { openDueServices } from './state.store.ts';
