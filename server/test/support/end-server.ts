/** Ends the PostgreSQL that tests which were cut short left running, unless another run still uses it. */
import { startEmbedded } from '../../src/platform/database/embedded.ts';
import { TEST_DATA } from './server.ts';

const server = await startEmbedded(TEST_DATA);
await server.stop();
