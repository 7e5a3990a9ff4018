/** The port of an agent's telephone in the page: a line into the call of a contact, whatever network carries it. */

/** Why a line did not come about, or broke. Each has its words in `wording/call.ts`. */
export type Trouble = 'microphone' | 'network' | 'session' | 'refused' | 'failed';

/** What a line tells. After `disconnect` it tells nothing more. */
export type LineEvent =
  { type: 'accept' } | { type: 'mute'; on: boolean } | { type: 'disconnect' } | { type: 'error'; trouble: Trouble };

/** One line, from the moment that it is asked for. What is asked of it is done when the event says so. */
export interface Line {
  mute(on: boolean): void;
  /** Keys of a telephone: 0 to 9, * and #. */
  digits(keys: string): void;
  hangUp(): void;
}

export interface Softphone {
  /** Joins the call of a contact. The hub lets in only the agent who holds it. */
  connect(call: { contactId: string }, tell: (event: LineEvent) => void): Line;
}
