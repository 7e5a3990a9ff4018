/** Whether somebody is asked how we did, and why not (P75). Pure: what the policy stored with the contact decides, and decency. */

/** How it is asked: a form in the chat, a question in the call, a text. */
export type Way = 'form' | 'call' | 'text';

export interface ContactFacts {
  /** Nobody talks about the contact any more. */
  isOver: boolean;
  /** Who did something for them; null where they left before anybody did. */
  servedBy: 'adviser' | 'assistant' | null;
  isAsked: boolean;
  /** How many surveys the settings allow after a contact. */
  surveys: number;
  /** The policy lets a survey be made, at most one. */
  isAllowed: boolean;
  /** The policy holds surveys back, here or elsewhere in this thread on this day. */
  isSuppressed: boolean;
  /** Somebody was, or may be, in danger. */
  isDanger: boolean;
  /** Something was disclosed that few may read (P15). */
  isRestricted: boolean;
  /** It goes on as a call back. */
  isCallBack: boolean;
  /** The assistant waits for another answer. */
  isAwaiting: boolean;
  /** Why they may not be texted; null where they may. */
  noTexts: string | null;
}

export type WhyNot =
  | 'asked'
  | 'goes-on'
  | 'switched-off'
  | 'danger'
  | 'restricted'
  | 'suppressed'
  | 'not-allowed'
  | 'call-back'
  | 'not-served'
  | 'awaiting'
  | 'no-texts';

/** Null where they are asked. What protects somebody is named before what is only in the way. */
export function whyNotAsk(facts: ContactFacts, way: Way): WhyNot | null {
  if (facts.isAsked) return 'asked';
  if (facts.isDanger) return 'danger';
  if (facts.isRestricted) return 'restricted';
  if (facts.isSuppressed) return 'suppressed';
  if (!facts.isAllowed) return 'not-allowed';
  if (facts.surveys < 1) return 'switched-off';
  if (!facts.isOver) return 'goes-on';
  if (facts.isCallBack) return 'call-back';
  if (facts.servedBy === null) return 'not-served';
  if (way !== 'text') return null;
  if (facts.noTexts !== null) return 'no-texts';
  return facts.isAwaiting ? 'awaiting' : null;
}
