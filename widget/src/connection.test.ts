import { describe, expect, it } from '@jest/globals';
import { openConnection } from './connection.ts';
import type { Line, LineEvents } from './line.ts';
import { CONVERSATION, eventOf } from './testing/events.ts';

interface OpenedLine {
  name: string;
  events: LineEvents;
  isClosed: boolean;
}

const session = { token: 'token', conversationId: CONVERSATION };

/** Opens a connection over lines that the test moves by hand; `told` is what the chat heard. */
function open() {
  const lines: OpenedLine[] = [];
  const told: string[] = [];
  const opener =
    (kind: string) =>
    (_needs: unknown, events: LineEvents): Line => {
      const opened = { name: `${kind}${lines.length}`, events, isClosed: false };
      lines.push(opened);
      return {
        send: () => Promise.resolve({ ok: true, seq: 1, at: opened.name }),
        sync: () => Promise.resolve({ ok: true, events: [], more: false }),
        end: () => Promise.resolve({ ok: true }),
        typing: () => undefined,
        read: () => undefined,
        close: () => void (opened.isClosed = true),
      };
    };
  const connection = openConnection(
    { openSocket: opener('socket'), openHttp: opener('http') },
    { token: () => null, lastSeq: () => 0 },
    {
      up: () => void told.push('up'),
      down: () => void told.push('down'),
      message: ({ seq }) => void told.push(`message ${seq}`),
      tail: () => undefined,
      queue: () => undefined,
      draft: () => undefined,
      typing: () => undefined,
      read: () => undefined,
    },
  );
  const line = (index: number): OpenedLine => {
    const opened = lines[index];
    if (!opened) throw new Error(`No line ${index} was opened.`);
    return opened;
  };
  /** Which line carries a message now; null when none does. */
  const carrier = async () => {
    const answer = await connection.send({ conversationId: CONVERSATION, clientId: '1', text: 'Hello' });
    return answer?.ok ? answer.at : null;
  };
  return { connection, lines, line, told, carrier };
}

describe('connection', () => {
  it('carries words over the socket, and answers null while nothing is up', async () => {
    const { line, told, carrier } = open();
    expect(await carrier()).toBeNull();
    line(0).events.up(session);
    expect(await carrier()).toBe('socket0');
    line(0).events.down();
    expect(await carrier()).toBeNull();
    expect(told).toEqual(['up', 'down']);
  });

  it('goes on over plain HTTP after three tries, and back to the socket when that works', async () => {
    const { line, lines, told, carrier } = open();
    line(0).events.failed();
    line(0).events.failed();
    expect(lines).toHaveLength(1);
    line(0).events.failed();
    line(0).events.failed();
    expect(lines.map(({ name }) => name)).toEqual(['socket0', 'http1']);
    line(1).events.up(session);
    expect(await carrier()).toBe('http1');
    line(0).events.up(session);
    expect(await carrier()).toBe('socket0');
    expect(line(1).isClosed).toBe(true);
    expect(told).toEqual(['up', 'up']);
  });

  it('opens a new socket before it lets the old one go when the hub is leaving', async () => {
    const { line, lines, told, carrier } = open();
    line(0).events.up(session);
    line(0).events.leaving();
    line(0).events.leaving();
    expect(lines).toHaveLength(2);
    expect(line(0).isClosed).toBe(false);
    expect(await carrier()).toBe('socket0');
    line(1).events.up(session);
    expect(line(0).isClosed).toBe(true);
    expect(await carrier()).toBe('socket1');
    // The chat never was without a line.
    expect(told).toEqual(['up', 'up']);
  });

  it('lets the new socket take over when the old one goes first', async () => {
    const { line, told, carrier } = open();
    line(0).events.up(session);
    line(0).events.leaving();
    line(0).events.down();
    line(1).events.up(session);
    expect(await carrier()).toBe('socket1');
    expect(told).toEqual(['up', 'down', 'up']);
    line(1).events.leaving();
    line(2).events.up(session);
    expect(await carrier()).toBe('socket2');
  });

  it('passes news on from every line, and closes all of them', () => {
    const { connection, line, lines, told } = open();
    line(0).events.up(session);
    line(0).events.leaving();
    line(1).events.message(eventOf(4));
    expect(told).toEqual(['up', 'message 4']);
    connection.close();
    expect(lines.every(({ isClosed }) => isClosed)).toBe(true);
  });
});
