import type { SafetySignal } from '../safety/signals.ts';

/** A guess at what a message is about: a service id or one of the special ids, and how sure (0 to 1). */
export interface Intent {
  readonly id: string;
  readonly confidence: number;
}

/** What a message asks for apart from its subject. */
export interface Asks {
  readonly person: boolean;
  readonly complaint: boolean;
  readonly informationRequest: boolean;
  readonly dataRequest: boolean;
  readonly digitalExclusion: boolean;
}

/** How sure the best guess is: enough to answer, to offer a choice, or only for a person; `none` when nothing is wanted. */
export type Band = 'answer' | 'choose' | 'person' | 'none';

/** The one thing to do with a message, as the `classify` command prints it. */
export type Action =
  'answer' | 'choose' | 'person' | 'emergency' | 'safeguarding' | 'digital-exclusion' | 'interpreter' | 'none';

export interface Understood {
  /** ISO 639-1; `en` when the text is too short to tell. */
  readonly language: string;
  /** At most five, surest first; two intents of one message come first. */
  readonly intents: readonly Intent[];
  readonly safety: SafetySignal | null;
  readonly asks: Asks;
  readonly band: Band;
  readonly action: Action;
}

export interface Understanding {
  /** Reads one message; any text is accepted and at most 2,000 characters of it are read. Never throws. */
  understand(text: string): Understood;
}
