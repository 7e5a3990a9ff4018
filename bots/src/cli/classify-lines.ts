import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Understanding } from '../understand/types.ts';

/** Reads messages, one a line, and yields what was understood of each as one line of JSON, in the same order. */
export async function* classifyLines(input: Readable, understanding: Understanding): AsyncGenerator<string> {
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    const { intents, action, language } = understanding.understand(line);
    yield `${JSON.stringify({ intents, action, language })}\n`;
  }
}
