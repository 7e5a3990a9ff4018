/** A process that holds an embedded database until it is killed: prints the connection string once it has one. */
import { startEmbedded } from '../../src/platform/database/embedded.ts';

const { url } = await startEmbedded(process.argv[2] ?? '');
process.stdout.write(`${url}\n`);
