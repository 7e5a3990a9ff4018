/** Words that a text may consist of to be obeyed by the network and by us: STOP and its kin (P04). Pure. */

export type Keyword = 'stop' | 'start' | 'help';

const WORDS: Readonly<Record<string, Keyword>> = {
  ...Object.fromEntries(
    ['stop', 'stopall', 'unsubscribe', 'end', 'quit', 'revoke', 'optout', 'cancel'].map((word) => [word, 'stop']),
  ),
  ...{ start: 'start', unstop: 'start', help: 'help', info: 'help' },
};

/**
 * What a text asks of the network, or null. Twilio's own reading (`OptOutType`) counts before ours: only it knows whether "yes"
 * answers a question or asks for texts again. A keyword is the whole text: "I want to end it" is none.
 */
export function keywordOf(body: string, optOutType: string | undefined): Keyword | null {
  const word = (optOutType ?? body)
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null;
}
