/**
 * The rules in force. A set that was read anew takes the place of the old one in one assignment, so that no contact is decided
 * by half of each; a set with a fault never does, and what was good stays (runbook: docs/operations/rules.md).
 */
import type { RuleSet } from '@hub/routing-rules';
import type { Database } from '../platform/database/client.ts';
import type { Log } from '../platform/log.ts';
import { compileTexts } from './read-rules.ts';
import type { ReadRules } from './read-rules.ts';
import { keepRuleSet, lastRuleSet, readRuleSet } from './rule-set.store.ts';
import { readRuleTexts } from './rule-texts.ts';
import type { RuleTexts } from './rule-texts.ts';

/** What health says of the rules. `faults` are the findings of a set that was refused, a line each. */
export interface RulesState {
  version: string;
  number: number;
  /** `kept` while the files on disk have faults and an older set decides. */
  state: 'current' | 'kept';
  faults: string[];
}

export interface Rules {
  current(): RuleSet;
  state(): RulesState;
  /** Reads the folder again; settles when the new rules are in force or refused. Never rejects over what the files say. */
  reload(): Promise<void>;
}

export interface RulesPorts {
  db: Database;
  log: Log;
  directory: string;
  check: CheckRules;
}

/** Answers everything that is wrong with rules, a line each. */
export type CheckRules = (texts: RuleTexts) => Promise<string[]>;

interface Draft {
  texts: RuleTexts;
  read: ReadRules;
}

const FAULTS_SHOWN = 20;

/** What stands in a folder, compiled. A folder that cannot be read is a fault like any other. */
export function readDraft(directory: string): Draft {
  try {
    const texts = readRuleTexts(directory);
    return { texts, read: compileTexts(texts) };
  } catch (error) {
    return { texts: {}, read: { ok: false, findings: [error instanceof Error ? error.message : String(error)] } };
  }
}

/**
 * Puts a draft in force, or, where it has faults, the set that was in force last. Throws with every fault when there is none:
 * a hub without rules must not start.
 */
export async function startRules({ db, log, directory, check }: RulesPorts, draft: Draft): Promise<Rules> {
  const refuse = (faults: string[]) => {
    log.error({ faults: faults.slice(0, FAULTS_SHOWN), count: faults.length }, 'rules with faults were refused');
    return faults.slice(0, FAULTS_SHOWN);
  };
  const adopt = async (ruleSet: RuleSet, texts: RuleTexts) => ({
    ruleSet,
    state: {
      version: ruleSet.version,
      number: await keepRuleSet(db, ruleSet.version, texts),
      state: 'current' as const,
      faults: [],
    },
  });
  const fallBack = async (faults: string[]): Promise<{ ruleSet: RuleSet; state: RulesState }> => {
    const last = await lastRuleSet(db);
    const compiled = last && compileTexts(last.texts);
    if (!last || !compiled?.ok)
      throw new Error(`The rules have faults, and no older ones are kept.\n${faults.join('\n')}`);
    const { version, number } = last;
    return { ruleSet: compiled.ruleSet, state: { version, number, state: 'kept', faults: refuse(faults) } };
  };

  /** Checks a draft, unless the very same files passed before: only what passed is ever kept. */
  const judge = async ({ texts, read }: Draft): Promise<ReadRules> => {
    if (!read.ok || (await readRuleSet(db, read.ruleSet.version))) return read;
    const findings = await check(texts);
    return findings.length === 0 ? read : { ok: false, findings };
  };

  const first = await judge(draft);
  let inForce: { ruleSet: RuleSet; state: RulesState } = first.ok
    ? await adopt(first.ruleSet, draft.texts)
    : await fallBack(first.findings);

  return {
    current: () => inForce.ruleSet,
    state: () => inForce.state,
    reload: async () => {
      const next = readDraft(directory);
      const read = await judge(next);
      if (read.ok) {
        inForce = await adopt(read.ruleSet, next.texts);
        log.info({ version: inForce.state.version, number: inForce.state.number }, 'rules are in force');
      } else inForce = { ...inForce, state: { ...inForce.state, state: 'kept', faults: refuse(read.findings) } };
    },
  };
}
