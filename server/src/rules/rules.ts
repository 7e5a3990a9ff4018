/**
 * The rules in force. A set that was read anew takes the place of the old one in one assignment, so that no contact is decided
 * by half of each; a set with a fault never does, and what was good stays (runbook: docs/operations/rules.md). The files on disk
 * decide until somebody has published a version; from then on the table of publications does, on every node.
 */
import type { RuleSet } from '@hub/routing-rules';
import type { Database } from '../platform/database/client.ts';
import type { Log } from '../platform/log.ts';
import { compileTexts } from './read-rules.ts';
import type { ReadRules } from './read-rules.ts';
import { versionInForce } from './publication.store.ts';
import { keepRuleSet, lastRuleSet, readRuleSet } from './rule-set.store.ts';
import { readRuleTexts } from './rule-texts.ts';
import type { RuleTexts } from './rule-texts.ts';

/** What health says of the rules. `faults` are the findings of a set that was refused, a line each. */
export interface RulesState {
  version: string;
  number: number;
  /** `kept` while the files on disk, or the published rules, cannot be used and another set decides. */
  state: 'current' | 'kept';
  faults: string[];
  /** Where they came from: the files on disk, or what people published. */
  from: 'files' | 'published';
}

export interface Rules {
  current(): RuleSet;
  state(): RulesState;
  /** Takes up what was published last, if this node decides by anything else. */
  follow(): Promise<void>;
  /**
   * Reads the folder again; settles when the new rules are in force or refused. Never rejects over what the files say. Where a
   * version was published, the files change nothing.
   */
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

interface InForce {
  ruleSet: RuleSet;
  state: RulesState;
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
  const adopt = async (ruleSet: RuleSet, texts: RuleTexts): Promise<InForce> => ({
    ruleSet,
    state: {
      version: ruleSet.version,
      number: await keepRuleSet(db, ruleSet.version, texts),
      state: 'current' as const,
      faults: [],
      from: 'files' as const,
    },
  });
  const fallBack = async (faults: string[]): Promise<InForce> => {
    const last = await lastRuleSet(db);
    const compiled = last && compileTexts(last.texts);
    if (!last || !compiled?.ok)
      throw new Error(`The rules have faults, and no older ones are kept.\n${faults.join('\n')}`);
    const { version, number } = last;
    return {
      ruleSet: compiled.ruleSet,
      state: { version, number, state: 'kept', faults: refuse(faults), from: 'files' },
    };
  };

  /** Checks a draft, unless the very same files passed before: only what passed is ever kept. */
  const judge = async ({ texts, read }: Draft): Promise<ReadRules> => {
    if (!read.ok || (await readRuleSet(db, read.ruleSet.version))) return read;
    const findings = await check(texts);
    return findings.length === 0 ? read : { ok: false, findings };
  };

  /** The published rules as they were kept, or why this program cannot read them. */
  const published = async (version: string): Promise<InForce | { faults: string[] }> => {
    const kept = await readRuleSet(db, version);
    if (!kept) return { faults: [`The published rules ${version} are not kept.`] };
    const compiled = compileTexts(kept.texts);
    if (!compiled.ok) return { faults: compiled.findings };
    const { number } = kept;
    return { ruleSet: compiled.ruleSet, state: { version, number, state: 'current', faults: [], from: 'published' } };
  };

  const begin = async (): Promise<InForce> => {
    const version = await versionInForce(db);
    const decided = version === null ? null : await published(version);
    if (decided && 'ruleSet' in decided) return decided;
    const first = await judge(draft);
    const fromFiles = first.ok ? await adopt(first.ruleSet, draft.texts) : await fallBack(first.findings);
    // A newer program may no longer read older rules: those that came with it passed its checks, and health says what is wrong.
    return decided
      ? { ...fromFiles, state: { ...fromFiles.state, state: 'kept', faults: refuse(decided.faults) } }
      : fromFiles;
  };
  let inForce = await begin();

  const follow = async (): Promise<void> => {
    const version = await versionInForce(db);
    if (version === null || (version === inForce.state.version && inForce.state.from === 'published')) return;
    const next = await published(version);
    if ('ruleSet' in next) {
      inForce = next;
      log.info({ version, number: next.state.number }, 'published rules are in force');
    } else if (inForce.state.state === 'current')
      inForce = { ...inForce, state: { ...inForce.state, state: 'kept', faults: refuse(next.faults) } };
  };
  const reload = async (): Promise<void> => {
    if ((await versionInForce(db)) !== null) {
      log.info('the rules were published: changed files decide nothing until somebody publishes them');
      return follow();
    }
    const next = readDraft(directory);
    const read = await judge(next);
    if (read.ok) {
      inForce = await adopt(read.ruleSet, next.texts);
      log.info({ version: inForce.state.version, number: inForce.state.number }, 'rules are in force');
    } else inForce = { ...inForce, state: { ...inForce.state, state: 'kept', faults: refuse(read.findings) } };
  };
  // One after another: what is read first must never take the place of what is read after it.
  let last: Promise<void> = Promise.resolve();
  const inTurn = (deed: () => Promise<void>) => (): Promise<void> => (last = last.then(deed, deed));

  return {
    current: () => inForce.ruleSet,
    state: () => inForce.state,
    follow: inTurn(follow),
    reload: inTurn(reload),
  };
}
