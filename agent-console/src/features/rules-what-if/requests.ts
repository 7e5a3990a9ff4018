/** What the page asks the hub about a draft and past contacts. */
import * as z from 'zod';
import { ruleWhatIfContactsSchema, ruleWhatIfReplySchema } from '@hub/contract';
import type { RuleWhatIf, RuleWhatIfContacts } from '@hub/contract';
import { get, post } from '../../hub/api.ts';

const draft = (draftId: string): string => `/api/console/rules/drafts/${draftId}`;
const doneSchema = z.object({});

export async function fetchWhatIf(draftId: string): Promise<RuleWhatIf | null> {
  return (await get(`${draft(draftId)}/what-if`, ruleWhatIfReplySchema)).body.whatIf;
}

export async function fetchContacts(draftId: string, page: number): Promise<RuleWhatIfContacts> {
  return (await get(`${draft(draftId)}/what-if/contacts?page=${page}`, ruleWhatIfContactsSchema)).body;
}

export interface Asked {
  revision: number;
  period: { from: string; to: string } | null;
}

export const beginWhatIf = (draftId: string, asked: Asked, csrfToken: string) =>
  post(`${draft(draftId)}/what-if`, doneSchema, csrfToken, asked);

export const cancelWhatIf = (draftId: string, csrfToken: string) =>
  post(`${draft(draftId)}/what-if/cancel`, doneSchema, csrfToken, {});

export const letPass = (draftId: string, asked: { revision: number; reason: string }, csrfToken: string) =>
  post(`${draft(draftId)}/guard-override`, doneSchema, csrfToken, asked);
