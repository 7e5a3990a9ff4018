export { addContactLog } from './contact-log.routes.ts';
export type { ContactLogPorts } from './contact-log.routes.ts';
