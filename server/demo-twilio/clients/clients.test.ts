/** The agents' lines, as the hub's page in a browser uses them. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { COUNCIL, openStage } from '../test-stage.ts';
import type { Stage } from '../test-stage.ts';

describe("an agent's line", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
    stage.answers('/twilio/voice', '<Gather numDigits="1" action="/pressed"/>');
  });
  afterEach(() => stage.close());

  it('calls the application with what it has to say', async () => {
    const line = await stage.connect('bola', { conference: 'room-7' });
    expect((await line.state()).doing).toBe('gathering');
    expect(stage.asked('/twilio/voice')[0]?.fields).toMatchObject({
      From: 'client:bola',
      To: '',
      conference: 'room-7',
      Direction: 'inbound',
    });
    await line.press('1');
    expect(stage.asked('/pressed')[0]?.fields).not.toHaveProperty('conference');
  });

  it('is told of its calls as they happen', async () => {
    const stop = new AbortController();
    const response = await fetch(`${stage.url}/clients/bola/events`, { signal: stop.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let seen = '';
    const until = async (event: string): Promise<void> => {
      while (!seen.includes(`event: ${event}\n`)) seen += (await reader?.read())?.value ?? '';
    };
    await stage.client.conferences('room-1').participants.create({ from: COUNCIL, to: 'client:bola' });
    await until('incoming');
    const line = await stage.ringing('client:bola');
    expect(seen).toContain(line.sid);
    await line.answer();
    await until('accept');
    await fetch(`${stage.url}/clients/bola/calls/${line.sid}/mute`, { method: 'POST' });
    await until('mute');
    await expect(line.speak('nobody hears this')).rejects.toThrow('409');
    await fetch(`${stage.url}/clients/bola/calls/${line.sid}/unmute`, { method: 'POST' });
    await line.speak('now they do');
    await line.hangup();
    await until('disconnect');
    stop.abort();
  });

  it('is used from the pages of the hub, and of nobody else', async () => {
    const preflight = (origin: string) =>
      fetch(`${stage.url}/clients/bola/connect`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
      });
    const ours = await preflight(stage.hub);
    expect([ours.status, ours.headers.get('access-control-allow-origin')]).toEqual([204, stage.hub]);
    expect(ours.headers.get('access-control-allow-headers')).toContain('content-type');
    expect((await preflight('http://evil.example')).status).toBe(403);
    const forged = await fetch(`${stage.url}/handsets/%2B447700900001/calls`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(forged.status).toBe(403);
  });
});
