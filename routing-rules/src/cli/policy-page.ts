import { readFileSync } from 'node:fs';
import { loadRuleSet } from '../load.ts';
import { policyPage } from '../pages/policy-page.ts';
import { traceabilitySchema } from '../pages/traceability.ts';

/** `policy-page > docs/policy.md`: prints the shipped rules as the page that supervisors read. */
const file = new URL('../../traceability.json', import.meta.url);
const traceability = traceabilitySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
process.stdout.write(policyPage(loadRuleSet(), traceability));
