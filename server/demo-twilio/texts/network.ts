/** What the stand-in for the telephone network remembers: texts, who said STOP, and which phones are off. In memory alone. */
import { SegmentedMessage } from 'sms-segments-calculator';
import { newSid } from '../calls/call.ts';

export type Direction = 'inbound' | 'outbound-api' | 'outbound-reply';
export interface Text {
  sid: string;
  /** As seen from the council: inbound comes from a handset. */
  direction: Direction;
  from: string;
  to: string;
  body: string;
  segments: number;
  status: string;
  errorCode: number | null;
  /** What the hub answered when it did not take it: a status, or nothing at all. */
  answered: number | null;
  /** Milliseconds since 1970. */
  at: number;
}

export interface Network {
  add(text: Pick<Text, 'direction' | 'from' | 'to' | 'body'>): Text;
  /** Says that it got on. */
  become(text: Text, status: string, errorCode?: number | null): void;
  find(sid: string): Text | undefined;
  /** Newest first. */
  all(): readonly Text[];
  /** What a handset shows, oldest first. */
  threadOf(number: string): Text[];
  /** Numbers that a handset has used, the last first. */
  numbers(): string[];
  stop(number: string): void;
  start(number: string): void;
  hasStopped(number: string): boolean;
}

export function createNetwork(clock: () => number, changed: (text: Text) => void): Network {
  const texts: Text[] = [];
  const stopped = new Set<string>();
  return {
    add: ({ direction, from, to, body }) => {
      const status = direction === 'inbound' ? 'received' : 'queued';
      const segments = new SegmentedMessage(body).segmentsCount;
      const sid = newSid('SM');
      const text: Text = {
        sid,
        direction,
        from,
        to,
        body,
        segments,
        status,
        errorCode: null,
        answered: null,
        at: clock(),
      };
      texts.unshift(text);
      changed(text);
      return text;
    },
    become: (text, status, errorCode = null) => {
      Object.assign(text, { status, errorCode });
      changed(text);
    },
    find: (sid) => texts.find((text) => text.sid === sid),
    all: () => texts,
    threadOf: (number) => texts.filter(({ from, to }) => from === number || to === number).reverse(),
    numbers: () => [...new Set(texts.map(({ direction, from, to }) => (direction === 'inbound' ? from : to)))],
    stop: (number) => stopped.add(number),
    start: (number) => stopped.delete(number),
    hasStopped: (number) => stopped.has(number),
  };
}
