import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { OUT_OF_SCOPE } from '../understand/labels.ts';
import type { Understanding } from '../understand/types.ts';

/**
 * Reads messages, one a line, and yields what was understood of each as one line of JSON, in the same order. A greeting, which
 * is no demand, is listed as out of scope; an empty line has no intent.
 */
export async function* classifyLines(input: Readable, understanding: Understanding): AsyncGenerator<string> {
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    const { intents, action, language } = understanding.understand(line);
    const listed = intents.length === 0 && line.trim() !== '' ? [{ id: OUT_OF_SCOPE, confidence: 1 }] : intents;
    yield `${JSON.stringify({ intents: listed, action, language })}\n`;
  }
}
