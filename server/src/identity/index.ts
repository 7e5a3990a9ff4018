export { serveIdentityCodes } from './code.routes.ts';
export { countFailedChecks } from './failed-checks.store.ts';
export { forgetChecks } from './check.store.ts';
export { serveIdentity } from './identity.routes.ts';
export { checksCountFrom, levelNow } from './level.ts';
export type { Standing } from './level.ts';
