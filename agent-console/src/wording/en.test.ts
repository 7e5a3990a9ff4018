import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { en } from './en.ts';
import { session } from './session.ts';

/** Wording of the parts that are fetched when they are asked for. */
const later = await Promise.all(
  readdirSync(new URL('./later/', import.meta.url)).map(
    async (file): Promise<unknown> => await import(new URL(`./later/${file}`, import.meta.url).href),
  ),
);
const all: readonly unknown[] = [en, session, ...later];

/** Every sentence that is a plain string, wherever it stands. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/(?<=[.?!])\s+/);
  if (Array.isArray(value)) return value.flatMap(sentences);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(sentences);
  return [];
}

describe('the wording', () => {
  it('has no sentence of more than 20 words', () => {
    expect(sentences(all).filter((sentence) => sentence.split(/\s+/).length > 20)).toEqual([]);
  });

  it('has no empty words', () => {
    expect(sentences(all).filter((sentence) => sentence.trim() === '')).toEqual([]);
  });
});
