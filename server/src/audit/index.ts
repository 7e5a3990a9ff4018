export { auditedLines, auditLineOf } from './audited.ts';
export type { AuditLine } from './audited.ts';
export { checkTrail } from './check-trail.ts';
export { createAudit } from './create-audit.ts';
export type { Asked, Audit } from './create-audit.ts';
