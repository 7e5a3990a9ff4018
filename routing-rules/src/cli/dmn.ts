import { toDmn } from '../dmn/to-dmn.ts';
import { loadRuleSet } from '../load.ts';

/** `dmn [directory]`: prints a rule set as a DMN 1.3 model. */
process.stdout.write(toDmn(loadRuleSet(process.argv[2]).files));
