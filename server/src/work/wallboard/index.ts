export { readBoard } from './board.store.ts';
export { serveWallboard } from './wallboard.socket.ts';
export type { WallboardSockets } from './wallboard.socket.ts';
