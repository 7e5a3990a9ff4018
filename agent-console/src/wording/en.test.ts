import { describe, expect, it } from '@jest/globals';
import { en } from './en.ts';
import { figures } from './later/figures.ts';
import { identity } from './later/identity.ts';
import { logDialog } from './later/log-contact.ts';
import { needs } from './later/needs.ts';
import { report } from './later/report.ts';
import { setBy } from './later/set-by.ts';
import { settings } from './later/settings.ts';
import { supervise } from './later/supervise.ts';
import { transferDialog } from './later/transfer.ts';
import { wallboard } from './later/wallboard.ts';
import { session } from './session.ts';

const later = [figures, identity, logDialog, needs, report, setBy, settings, supervise, transferDialog, wallboard];
const all = [en, session, ...later];

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
