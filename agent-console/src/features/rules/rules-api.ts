/** The requests of the rules workbench. */
import {
  RULES_FILE_TYPE,
  ruleDraftBegunSchema,
  ruleDraftSchema,
  ruleEditReplySchema,
  ruleImportReplySchema,
  ruleRollBackReplySchema,
  ruleStepReplySchema,
  rulesOverviewSchema,
  type RuleDraft,
  type RuleFileKind,
  type RuleImportReply,
  type RuleStep,
  type RulesOverview,
} from '@hub/contract';
import { get, post, request } from '../../hub/api.ts';
import type { Edit } from './row-edits.ts';

const PATH = '/api/console/rules';
const draftPath = (draftId: string): string => `${PATH}/drafts/${draftId}`;

export const OVERVIEW_KEY = ['rules'];
export const draftKey = (draftId: string): string[] => ['rule-draft', draftId];

export async function fetchRules(): Promise<RulesOverview> {
  return (await get(PATH, rulesOverviewSchema)).body;
}

export async function fetchRuleDraft(
  draftId: string,
  { table, words }: { table: string; words: boolean },
): Promise<RuleDraft> {
  const query = new URLSearchParams({ ...(table !== '' && { table }), ...(words && { words: 'yes' }) });
  return (await get(`${draftPath(draftId)}?${query.toString()}`, ruleDraftSchema)).body;
}

export async function beginRuleDraft(
  asked: { title: string; from: 'live' | 'files' },
  csrfToken: string,
): Promise<string> {
  return (await post(`${PATH}/drafts`, ruleDraftBegunSchema, csrfToken, asked)).draftId;
}

export interface Refused {
  place: string;
  message: string;
}

/** Sends changes one after another. One that is refused changes nothing, so those after it are still tried. */
export async function sendEdits(
  { draftId, revision }: { draftId: string; revision: number },
  edits: readonly Edit[],
  csrfToken: string,
): Promise<Refused[]> {
  const refused: Refused[] = [];
  let at = revision;
  for (const { place, edit } of edits) {
    const reply = await post(`${draftPath(draftId)}/edits`, ruleEditReplySchema, csrfToken, { revision: at, edit });
    if (reply.ok) at = reply.revision;
    else refused.push({ place, message: reply.faults.map(({ message }) => message).join(' ') });
  }
  return refused;
}

/** What stands in the way, a line each; none when the step was taken. */
export async function takeRuleStep(draftId: string, step: RuleStep, csrfToken: string): Promise<string[]> {
  return (await post(`${draftPath(draftId)}/steps`, ruleStepReplySchema, csrfToken, step)).faults;
}

/** Where the rules are fetched as a file: those in force, or a draft. */
export const filePath = (draftId: string | null, as: RuleFileKind): string =>
  `${draftId === null ? PATH : draftPath(draftId)}/file?as=${as}`;

/** Brings a file of rules into a draft. */
export async function sendRulesFile(
  { draftId, revision }: { draftId: string; revision: number },
  file: File,
  csrfToken: string,
): Promise<RuleImportReply> {
  const headers = { accept: 'application/json', 'content-type': RULES_FILE_TYPE, 'x-csrf-token': csrfToken };
  const path = `${draftPath(draftId)}/file?revision=${revision}`;
  return (await request(path, ruleImportReplySchema, { method: 'POST', headers, body: file })).body;
}

/** The draft by which colleagues must agree first; null when it is in force. */
export async function rollBackRules(asked: { to: string; reason: string }, csrfToken: string): Promise<string | null> {
  return (await post(`${PATH}/roll-back`, ruleRollBackReplySchema, csrfToken, asked)).draftId;
}
