import { describe, expect, it } from '@jest/globals';
import { en } from './en.ts';
import * as cases from './later/cases.ts';
import * as figures from './later/figures.ts';
import * as forms from './later/forms.ts';
import * as hours from './later/hours.ts';
import * as identity from './later/identity.ts';
import * as logContact from './later/log-contact.ts';
import * as needs from './later/needs.ts';
import * as recordings from './later/recordings.ts';
import * as report from './later/report.ts';
import * as retention from './later/retention.ts';
import * as rules from './later/rules.ts';
import * as rulesFile from './later/rules-file.ts';
import * as rulesWhatIf from './later/rules-what-if.ts';
import * as services from './later/services.ts';
import * as setBy from './later/set-by.ts';
import * as settings from './later/settings.ts';
import * as supervise from './later/supervise.ts';
import * as themes from './later/themes.ts';
import * as transfer from './later/transfer.ts';
import * as wallboard from './later/wallboard.ts';
import { session } from './session.ts';

/** Wording of the parts that are fetched when they are asked for: a line for each file. */
const later: readonly unknown[] = [
  cases,
  figures,
  forms,
  hours,
  identity,
  logContact,
  needs,
  recordings,
  report,
  retention,
  rules,
  rulesFile,
  rulesWhatIf,
  services,
  setBy,
  settings,
  supervise,
  themes,
  transfer,
  wallboard,
];
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
