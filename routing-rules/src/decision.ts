/** The words a decision is made of. `vocabulary.json` gives their labels and must name the same ones. */
export const DECISION_CHOICES = {
  route: ['emergency', 'agent', 'callback', 'assisted-digital', 'self-service', 'bot', 'place', 'log'],
  offerKind: ['link', 'person', 'callback', 'place', 'phone', 'emergency'],
  /** How an offer reaches the resident: `same` is the channel they are on now. */
  by: ['same', 'chat', 'video', 'relay', 'text', 'voice', 'in-person'],
  obligationKind: [
    'say',
    'notify',
    'suppress',
    'interpret',
    'record',
    'restrict',
    'apply',
    'keep-channel',
    'task',
    'ask',
  ],
  notify: ['agents', 'supervisor', 'team-leader', 'duty-team'],
  suppress: [
    'link',
    'sms',
    'voicemail',
    'callback-text',
    'survey',
    'marketing',
    'reminder',
    'bot',
    'auto-reply',
    'second-effect',
  ],
  interpret: ['bsl-video', 'spoken-language', 'relay'],
  record: [
    'online-fault',
    'outage',
    'wanted-online',
    'safety-signal',
    'complaint',
    'information-request',
    'data-request',
    'assisted-contact',
    'repeat-contact',
    'next-working-day',
    'closed-contact',
    'long-wait',
    'forged-message',
    'texts-stopped',
    'texts-started',
    'representative',
    'identity-failed',
    'record-access',
    'single-contact-plan',
  ],
  restrict: [
    'transcript',
    'bot-questions',
    'time-limit',
    'cold-transfer',
    'callback-times',
    'priority-change',
    'storage',
    'card-number',
    'closing',
    'sender-name',
    'reading-level',
    'menus',
    'idle-close',
    'handling-time',
    'speech-input',
    'family-interpreter',
    'personal-data',
    'case-notes',
    'bank-details',
    'identity-checks',
    'record-view',
    'message-content',
    'message-length',
    'bot-opinion',
    'page-weight',
    'agent-load',
    'self-transfer',
    'unannounced-bot',
    'survey',
  ],
  /** Work that somebody has to do after or beside the contact. */
  task: [
    'confirm-priority',
    'referral',
    'ring-back',
    'team-review',
    'book-interpreter',
    'follow-up',
    'check-authority',
    'mend-online',
    'large-print-letter',
    'easy-read-letter',
    'audio-letter',
    'switch-channel',
    'reference-letter',
    'reference-text',
    'take-voicemail',
    'upload-link',
    'photo-added',
    'send-report',
    'reach-otherwise',
    'own-record',
    'tell-case',
  ],
  /** What the resident is asked next, before anything else is asked. */
  ask: ['digital-access', 'safe-to-talk', 'safe-contact', 'authority', 'tenancy'],
} as const;

type Choice<K extends keyof typeof DECISION_CHOICES> = (typeof DECISION_CHOICES)[K][number];

export type Route = Choice<'route'>;
export type OfferKind = Choice<'offerKind'>;
export type OfferBy = Choice<'by'>;

/** Something the resident may take up. `number` is an id of phones.json, `place` of places.json. */
export interface Offer {
  kind: OfferKind;
  by?: OfferBy;
  serviceId?: string;
  number?: string;
  place?: string;
}

/** Something the hub must do because of a row, whatever the route is. */
export type Obligation =
  | { kind: 'say'; wording: string }
  | { kind: 'notify'; who: Choice<'notify'> }
  | { kind: 'suppress'; what: Choice<'suppress'> }
  | { kind: 'interpret'; mode: Choice<'interpret'>; language?: string }
  | { kind: 'record'; what: Choice<'record'> }
  | { kind: 'restrict'; what: Choice<'restrict'> }
  | { kind: 'apply'; needs: string[] }
  | { kind: 'keep-channel' }
  | { kind: 'task'; what: Choice<'task'> }
  | { kind: 'ask'; question: Choice<'ask'> };

export type FactValue = string | number | boolean | string[];

/** One rule that took part: its permanent id, its table and place in it, the policy clause, and the facts it matched. */
export interface Because {
  rule: string;
  table: string;
  row: number;
  clause: string;
  facts: Record<string, FactValue>;
}

/**
 * What happens to a contact and why. `wording` lists all that is said, in order, each once: the sentences of the route first,
 * then those of the `say` obligations.
 * Plain JSON; the same facts and rule set give the same bytes. Priority 1 is served first.
 */
export interface Decision {
  route: Route;
  queue: string;
  skills: string[];
  priority: number;
  sla: { answerWithinSeconds: number };
  offers: Offer[];
  obligations: Obligation[];
  wording: string[];
  because: Because[];
  ruleSetVersion: string;
}

/** What an obligation is about: the wording of a `say`, the word of a `suppress`; empty where its kind says it all. */
export function subjectOf(obligation: Obligation): string {
  switch (obligation.kind) {
    case 'say':
      return obligation.wording;
    case 'notify':
      return obligation.who;
    case 'interpret':
      return obligation.mode;
    case 'ask':
      return obligation.question;
    case 'suppress':
    case 'record':
    case 'restrict':
    case 'task':
      return obligation.what;
    case 'apply':
    case 'keep-channel':
      return '';
  }
}
