/** Takes texts from one end to the other, and tells the hub how its own got on. */
import type { TextFault } from '../faults.ts';
import { callWebhook } from '../webhooks.ts';
import type { WebhookTarget } from '../webhooks.ts';
import type { Network, Text } from './network.ts';
import { optOutOf, STANDARD_REPLY } from './opt-out.ts';
import { repliesIn } from './replies.ts';

export interface PostOffice {
  /** Takes a text of the hub to its handset. */
  deliver(text: Text, callback: string | undefined, faults: ReadonlySet<TextFault>): Promise<void>;
  /** A handset texts the council. */
  receive(from: string, body: string): Promise<Text>;
}

export interface PostOfficeOptions extends WebhookTarget {
  network: Network;
  accountSid: string;
  /** The council's number. */
  from: string;
}

/** The hub could not be asked, or did not take it. */
const NOT_TAKEN = 11200;

export function createPostOffice(options: PostOfficeOptions): PostOffice {
  const { network, accountSid, from: council } = options;
  const base = options.publicBaseUrl.replace(/\/+$/, '');

  async function tell(text: Text, callback: string, MessageStatus: string, errorCode: number | null): Promise<void> {
    await callWebhook(options, callback, {
      ...{ MessageSid: text.sid, SmsSid: text.sid, MessageStatus, SmsStatus: MessageStatus },
      ...{ To: text.to, From: text.from, AccountSid: accountSid, ApiVersion: '2010-04-01' },
      ...(errorCode !== null && { ErrorCode: String(errorCode) }),
    });
  }

  /** An answer of the network or the hub in the same breath. */
  function reply(to: string, body: string): void {
    network.become(network.add({ direction: 'outbound-reply', from: council, to, body }), 'delivered');
  }

  return {
    deliver: async (text, callback, faults) => {
      const errorCode = faults.has('phone-off') ? 30003 : faults.has('landline') ? 30006 : null;
      const end = errorCode === null ? 'delivered' : 'undelivered';
      const told = callback !== undefined && !faults.has('no-callback') ? callback : undefined;
      const codeOf = (status: string): number | null => (status === end ? errorCode : null);
      if (faults.has('callbacks-out-of-order')) {
        network.become(text, end, errorCode);
        for (const status of [end, 'sent', end, 'sent'])
          if (told !== undefined) await tell(text, told, status, codeOf(status));
        return;
      }
      for (const status of ['sending', 'sent', end]) {
        network.become(text, status, codeOf(status));
        if (told !== undefined) await tell(text, told, status, codeOf(status));
      }
    },
    receive: async (from, body) => {
      const sent = network.add({ direction: 'inbound', from, to: council, body });
      const hadStopped = network.hasStopped(from);
      const optOut = optOutOf(body, hadStopped);
      if (optOut === 'STOP') network.stop(from);
      if (optOut === 'START') network.start(from);
      // Whoever says STOP again has been told already.
      if (optOut !== null && !(optOut === 'STOP' && hadStopped)) reply(from, STANDARD_REPLY[optOut]);
      const answer = await callWebhook(options, `${base}/twilio/sms`, {
        ...{ MessageSid: sent.sid, SmsSid: sent.sid, SmsMessageSid: sent.sid, AccountSid: accountSid },
        ...{ From: from, To: council, Body: body, NumMedia: '0', NumSegments: String(sent.segments) },
        ...{ ApiVersion: '2010-04-01', FromCountry: 'GB', SomethingNew: 'added without notice' },
        ...(optOut !== null && { OptOutType: optOut }),
      });
      const isTaken = answer !== null && answer.status >= 200 && answer.status < 300;
      sent.answered = isTaken ? null : (answer?.status ?? null);
      network.become(sent, isTaken ? 'received' : 'failed', isTaken ? null : NOT_TAKEN);
      if (isTaken && !network.hasStopped(from)) for (const words of repliesIn(answer.body)) reply(from, words);
      return sent;
    },
  };
}
