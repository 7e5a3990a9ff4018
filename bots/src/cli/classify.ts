import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createUnderstanding } from '../understand/create-understanding.ts';
import { classifyLines } from './classify-lines.ts';

/** `npm run -s classify`: messages on standard input, one line of JSON each on standard output. */
await pipeline(Readable.from(classifyLines(process.stdin, createUnderstanding())), process.stdout);
