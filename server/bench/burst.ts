/**
 * A burst of webhooks, signed as Twilio signs them and sent at their moments whether or not those before were answered. HTTP is spoken
 * directly over connections that are open before, so that the generator spends as little of the machine as it can.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

export interface BurstAnswer {
  status: number;
  /** From the moment when it was due to be sent until its answer. */
  milliseconds: number;
}

const CONNECTIONS = 100;

/** The whole request that Twilio makes for a text, signed over the public address. */
export function textWebhook(
  { token, publicBaseUrl }: { token: string; publicBaseUrl: string },
  { sid, from, to, body }: { sid: string; from: string; to: string; body: string },
): string {
  const fields = {
    ...{ MessageSid: sid, SmsSid: sid, SmsMessageSid: sid, AccountSid: 'AC00000000000000000000000000000001' },
    ...{ From: from, To: to, Body: body, NumMedia: '0', NumSegments: '1', ApiVersion: '2010-04-01' },
    ...{ FromCountry: 'GB', FromCity: '', FromState: '', FromZip: '', ToCountry: 'GB', SmsStatus: 'received' },
  };
  const encoded = new URLSearchParams(fields).toString();
  return [
    'POST /twilio/sms HTTP/1.1',
    `host: ${new URL(publicBaseUrl).host}`,
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${Buffer.byteLength(encoded)}`,
    `x-twilio-signature: ${getExpectedTwilioSignature(token, `${publicBaseUrl}/twilio/sms`, fields)}`,
    `i-twilio-idempotency-token: ${randomUUID()}`,
    '',
    encoded,
  ].join('\r\n');
}

/** Sends them spread evenly over so many milliseconds; settles when all are answered. */
export async function burst(port: number, requests: readonly string[], overMs: number): Promise<BurstAnswer[]> {
  const lines = await Promise.all(Array.from({ length: CONNECTIONS }, () => openLine(port)));
  const answers: BurstAnswer[] = [];
  const started = performance.now();
  let next = 0;
  await Promise.all(
    lines.map(async (line) => {
      for (let index = next++; index < requests.length; index = next++) {
        const due = started + (index * overMs) / requests.length;
        if (due > performance.now()) await delay(due - performance.now());
        const status = await line.ask(requests[index] ?? '');
        answers.push({ status, milliseconds: performance.now() - due });
      }
    }),
  );
  for (const line of lines) line.close();
  return answers;
}

interface Line {
  /** Answers the status. Rejects when the connection ends before the answer is whole. */
  ask(request: string): Promise<number>;
  close(): void;
}

async function openLine(port: number): Promise<Line> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
  await once(socket, 'connect');
  return {
    ask: async (request) => {
      socket.write(request);
      for (let answer = ''; ;) {
        answer += (await once(socket, 'data'))[0] as string;
        const end = answer.indexOf('\r\n\r\n');
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(answer)?.[1]);
        if (end >= 0 && answer.length >= end + 4 + length) return Number(answer.slice(9, 12));
      }
    },
    close: () => void socket.destroy(),
  };
}
