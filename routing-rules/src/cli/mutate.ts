import { loadRuleSet } from '../load.ts';
import { mutationLines } from './mutation-lines.ts';

/** `mutate [table…]`: changes one cell or output at a time and prints which changes no case, promise or check notices. */
const tables = process.argv.slice(2);
for (const line of mutationLines(loadRuleSet(), tables.length === 0 ? undefined : tables)) console.log(line);
