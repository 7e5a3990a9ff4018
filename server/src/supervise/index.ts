export { serveSupervise } from './supervise.routes.ts';
