/** `npm run build`: installs and builds what is missing. */
import { ensure } from './ensure.mjs';

process.exitCode = (await ensure({ quiet: false })) ? 0 : 1;
