/** A telephone that a test holds: it rings the hub by signed webhooks and reads the documents it gets, as the network would. */
import { randomBytes } from 'node:crypto';
import { callWebhook } from '../../demo-twilio/webhooks.ts';
import type { WebhookTarget } from '../../demo-twilio/webhooks.ts';

export interface Document {
  /** What is said, sentence by sentence. */
  said: string[];
  /** What keys and speech go to. */
  gather: { action: string; input: string } | null;
  redirect: string | null;
  conference: string | null;
  /** Where what is said after the tone goes to. */
  record: string | null;
  isHungUp: boolean;
  isRejected: boolean;
  xml: string;
}

export interface Telephone {
  sid: string;
  ring(): Promise<Document>;
  press(digits: string): Promise<Document>;
  speak(words: string): Promise<Document>;
  /** Leaves a message after the tone, and ends it with this key. */
  leave(key: string): Promise<Document>;
  /** Says nothing until the document leads on by itself. */
  wait(): Promise<Document>;
  /** Asks an address of the last document again. */
  ask(path: string, fields?: Record<string, string>): Promise<Document>;
  hangUp(): Promise<void>;
  now(): Document;
}

export function telephone(target: WebhookTarget, from: string, more: Record<string, string> = {}): Telephone {
  const sid = `CA${randomBytes(16).toString('hex')}`;
  let document: Document | null = null;
  const fields = { CallSid: sid, From: from, To: '+447700900999', CallStatus: 'in-progress', Direction: 'inbound' };
  const now = (): Document => {
    if (document === null) throw new Error('it has not rung yet');
    return document;
  };
  const ask = async (path: string, given: Record<string, string> = {}): Promise<Document> => {
    const answer = await callWebhook(target, target.publicBaseUrl + path, { ...fields, ...more, ...given });
    if (answer?.status !== 200) throw new Error(`${path} answered ${String(answer?.status)}: ${answer?.body ?? ''}`);
    return (document = read(answer.body));
  };
  const answer = (given: Record<string, string>): Promise<Document> => {
    const { gather } = now();
    if (gather === null) throw new Error(`nothing is asked: ${now().xml}`);
    return ask(gather.action, given);
  };
  return {
    sid,
    now,
    ask,
    ring: () => ask('/twilio/voice', { CallStatus: 'ringing' }),
    press: (Digits) => answer({ Digits }),
    speak: (SpeechResult) => answer({ SpeechResult, Confidence: '0.9' }),
    leave: (Digits) => {
      const { record, xml } = now();
      if (record === null) throw new Error(`no message is taken: ${xml}`);
      const RecordingSid = `RE${randomBytes(16).toString('hex')}`;
      return ask(record, { Digits, RecordingSid, RecordingDuration: '4' });
    },
    wait: () => {
      const { gather, redirect, xml } = now();
      if (gather && xml.includes('actionOnEmptyResult="true"')) return ask(gather.action, { Digits: '' });
      if (redirect === null) throw new Error(`it does not lead on: ${xml}`);
      return ask(redirect);
    },
    hangUp: async () => {
      await callWebhook(target, `${target.publicBaseUrl}/twilio/voice/status`, { ...fields, CallStatus: 'completed' });
    },
  };
}

/** The parts of a document that the hub's documents are made of. */
export function read(xml: string): Document {
  const attribute = (verb: string, name: string) => new RegExp(`<${verb}[^>]*\\s${name}="([^"]*)"`).exec(xml)?.[1];
  const plain = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&apos;', "'");
  const action = attribute('Gather', 'action');
  const redirect = /<Redirect[^>]*>([^<]*)<\/Redirect>/.exec(xml)?.[1];
  const record = attribute('Record', 'action');
  const conference = /<Conference[^>]*>([^<]*)<\/Conference>/.exec(xml)?.[1];
  return {
    said: [...xml.matchAll(/<Say[^>]*>([^<]*)<\/Say>/g)].map(([, text = '']) => plain(text)),
    gather: action === undefined ? null : { action: plain(action), input: attribute('Gather', 'input') ?? '' },
    redirect: redirect === undefined ? null : plain(redirect),
    conference: conference ?? null,
    record: record === undefined ? null : plain(record),
    isHungUp: xml.includes('<Hangup'),
    isRejected: xml.includes('<Reject'),
    xml,
  };
}
