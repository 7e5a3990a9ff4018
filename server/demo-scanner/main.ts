/**
 * Starts the demonstration's virus scanner on loopback: `main.js --port PORT`. It knows the EICAR test file alone and is for trying the
 * hub out, never for a council's residents: those have ClamAV, or another that speaks its protocol. Ends with whoever started it.
 */
import { parseArgs } from 'node:util';
import { createDemoScanner } from './scanner.ts';

const { port } = parseArgs({ options: { port: { type: 'string', default: '0' } } }).values;

const server = createDemoScanner();
server.listen(Number(port), '127.0.0.1', () => {
  process.stdout.write('Demonstration scanner: it knows the EICAR test file alone.\n');
  process.send?.('ready');
});

function end(): void {
  server.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, end);
