/** What calls are given by the rest of the hub. */
import type { QueuePlace } from '@hub/contract';
import type { Publish } from '../../conversation/index.ts';
import type { Database, Tx } from '../../platform/database/client.ts';
import type { QueueMessage } from './voicemail.store.ts';
import type { Codes } from '../code/index.ts';
import type { RatingWords } from './hear.ts';

export interface CallPorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  publish: Publish;
  /** As callers are greeted. */
  council: string;
  publicBaseUrl: string;
  /** True when words speak of danger to somebody. */
  speaksOfDanger: (text: string) => boolean;
  /** Decides what was said; settles when nothing is left to decide. */
  decide: (conversationId: string) => Promise<void>;
  placeOf: (conversationId: string) => Promise<QueuePlace>;
  /** Arranges that a number is rung back, in the place that its caller has. Answers what is to be done after the commit. */
  ringBack: (tx: Tx, asked: { conversationId: string; phone: string }) => Promise<() => void>;
  /** What the thread waits for is spoken of from now on. Answers what is to be done after the commit. */
  becomeSpoken: (tx: Tx, conversationId: string) => Promise<() => void>;
  redeemCode: Codes['redeemCode'];
  /** "How did we do?", once after a contact. */
  rating: RatingWords & {
    /** Whether a call that ends at this moment asks first; it counts as asked then. */
    ask: (tx: Tx, conversationId: string) => Promise<boolean>;
    keep: (tx: Tx, conversationId: string, score: number) => Promise<void>;
  };
  /** Whether the council wants talks with advisers recorded. */
  recordsCalls: () => boolean;
  /** When people are here, where nobody is now; null where somebody is. */
  closedUntil: (tx: Tx) => Promise<string | null>;
  /** How long a message is kept that is left now. */
  keepDays: (tx: Tx) => Promise<number>;
  /** Puts a message that was left into the queue. */
  queueMessage: QueueMessage;
  /** A message was left, or there was silence. */
  onMessage: (outcome: 'left' | 'empty') => void;
  /** Called when a text was written down. */
  onText: () => void;
  onFault: (error: unknown) => void;
}
