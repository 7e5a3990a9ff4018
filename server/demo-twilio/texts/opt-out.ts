/** The words that the network itself obeys, and what it answers. https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out */

export type OptOut = 'STOP' | 'START' | 'HELP';

const STOP = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'END', 'QUIT', 'REVOKE', 'OPTOUT', 'CANCEL']);

export const STANDARD_REPLY: Readonly<Record<OptOut, string>> = {
  STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
};

/** A plain "yes" asks for texts again only where they were stopped. */
export function optOutOf(body: string, hasStopped: boolean): OptOut | null {
  const word = body.trim().toUpperCase();
  if (STOP.has(word)) return 'STOP';
  if (word === 'START' || word === 'UNSTOP' || (hasStopped && word === 'YES')) return 'START';
  return word === 'HELP' || word === 'INFO' ? 'HELP' : null;
}
