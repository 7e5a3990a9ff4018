/** Carries out what the policy asks for beside the route, in the transaction of the turn that decided it. */
import type { Decision, RuleSet } from '@hub/routing-rules';
import { CASE_KINDS, openCases } from '../cases/index.ts';
import type { OpenedCase } from '../cases/index.ts';
import { dutiesOf, keepDuties } from '../duties/index.ts';
import type { Tx } from '../platform/database/client.ts';

export interface Decided {
  contactId: string;
  conversationId: string;
  residentId: string | null;
  decision: Decision;
  ruleSet: RuleSet;
  now: Date;
}

/** What was done that the resident is told of. */
export interface CarriedOut {
  cases: OpenedCase[];
  /** Whether somebody has something new to do. */
  hasTasks: boolean;
}

/**
 * Stores each duty once a contact, closes the transcript to most readers where it must be, and opens cases with their dates.
 * A decision that is made again does nothing twice.
 */
export async function carryOut(tx: Tx, decided: Decided): Promise<CarriedOut> {
  const duties = dutiesOf(decided.ruleSet, decided.decision);
  if (duties.length === 0) return { cases: [], hasTasks: false };
  const hasTasks = await keepDuties(tx, decided.contactId, duties, decided.now);
  if (duties.some(({ kind, what }) => kind === 'restrict' && what === 'transcript'))
    await tx.conversation.update({
      where: { id: decided.conversationId },
      data: { restricted: true },
      select: { id: true },
    });
  const { contactId, residentId, now, ruleSet } = decided;
  const kinds = CASE_KINDS.filter((kind) => duties.some((duty) => duty.kind === 'record' && duty.what === kind));
  const holidays = new Set(ruleSet.files.hours.bankHolidays.map(({ date }) => date));
  const { settings } = ruleSet;
  return { cases: await openCases(tx, { contactId, residentId, kinds, now, holidays, settings }), hasTasks };
}
