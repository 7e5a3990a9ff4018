/** Decides about a contact and keeps it: the facts, the decision, what the policy asks for beside the route, and its cases. */
import type { Understood } from '@hub/bots';
import { decide } from '@hub/routing-rules';
import type { Decision, RuleSet } from '@hub/routing-rules';
import { countFailedChecks } from '../identity/index.ts';
import type { Tx } from '../platform/database/client.ts';
import { carryOut } from './carry-out.store.ts';
import type { CarriedOut } from './carry-out.store.ts';
import { knownService, readFacts } from './facts.store.ts';
import type { StoredFacts } from './facts.store.ts';
import { factAges, toFacts } from './to-facts.ts';
import type { Moment } from './to-facts.ts';
import type { Told } from './told.ts';
import { keepDecision, openContact } from './turn.store.ts';
import type { DueTurn } from './turn.store.ts';

export interface ToDecide {
  turn: DueTurn;
  understood: Understood;
  told: Told;
  moment: Moment;
  ruleSet: RuleSet;
  newId: () => string;
}

export interface DecidedContact extends CarriedOut {
  contactId: string;
  serviceId: string | null;
  decision: Decision;
  stored: StoredFacts;
}

/** Opens the contact when none is under way. Who is told, and what happens next, is for the caller, in the same transaction. */
export async function decideContact(tx: Tx, toDecide: ToDecide): Promise<DecidedContact> {
  const { turn, understood, told, moment, ruleSet, newId } = toDecide;
  const { conversationId, residentId } = turn;
  const { now } = moment;
  // "I tried the form and it failed" is about its service, however sure it is that online is the trouble.
  const asked = understood.asks.triedOnline
    ? await knownService(tx, understood.intents)
    : (understood.intents[0]?.id ?? null);
  const stored = await readFacts(tx, { conversationId, residentId, serviceId: asked, now });
  const failedChecks = await countFailedChecks(tx, { conversationId, residentId }, ruleSet.settings, now);
  const facts = toFacts(turn, understood, told, { ...stored, failedChecks }, moment);
  const decision = decide(ruleSet, facts);
  const serviceId = stored.service?.id ?? null;
  const contactId = await openContact(tx, turn, { id: newId(), serviceId, now });
  const { ruleSetVersion } = decision;
  const ages = factAges(told, stored);
  await keepDecision(tx, turn, { contactId, facts, decision, factAges: ages, ruleSetVersion, at: now });
  const done = await carryOut(tx, { contactId, conversationId, residentId, decision, ruleSet, now });
  return { contactId, serviceId, decision, stored, ...done };
}
