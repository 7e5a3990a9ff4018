/** What a turn is given, and what it tells when it is over. */
import type { Bot } from '@hub/bots';
import type { ConversationEvent } from '@hub/contract';
import type { Form } from '@hub/forms';
import type { RuleSet } from '@hub/routing-rules';
import type { Publish } from '../conversation/index.ts';
import type { Links } from '../links/index.ts';
import type { Photos } from '../photos/index.ts';
import type { Database } from '../platform/database/client.ts';
import type { Changes, Work } from '../work/index.ts';
import type { PolicyWords } from './policy-words.ts';
import type { Moment } from './to-facts.ts';
import type { Reader } from './understanding.ts';
import type { RoutingWording } from './wording.ts';

/** One set of rules with its words, so that what is decided and what is said of it belong together. */
export interface RulesInForce {
  ruleSet: RuleSet;
  words: PolicyWords;
}

export interface TurnPorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  understanding: Pick<Reader, 'ready' | 'understand'>;
  bot: Bot;
  forms: readonly Form[];
  links: Pick<Links, 'give'>;
  photos: Pick<Photos, 'offer'>;
  /** The rules in force; a turn asks once, so that it is decided and explained by one set. */
  rules: () => RulesInForce;
  /** Hours and queue as they are now. */
  moment: () => Promise<Moment>;
  work: Pick<Work, 'enqueueWithin' | 'announce' | 'announceTasks'>;
  publish: Publish;
  wording: RoutingWording;
  onFault: (error: unknown) => void;
}

/** What a turn did, to be told after its commit. */
export interface Done {
  events: ConversationEvent[];
  changes: Changes[];
  hasTasks: boolean;
  after: { botState: unknown; botMisses: number };
}
