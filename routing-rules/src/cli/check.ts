import { checkDirectory } from './check-directory.ts';

/** `check [directory]`: prints what is wrong with a rule set, naming file, row and cell; exit code 1 when anything is. */
const { lines, sound } = checkDirectory(process.argv[2]);
for (const line of lines) console.log(line);
if (!sound) process.exitCode = 1;
