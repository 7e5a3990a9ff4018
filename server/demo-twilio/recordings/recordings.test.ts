/** Recordings of a live call: begun, paused around a secret, ended, fetched and deleted. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStage, RESIDENT } from '../test-stage.ts';
import type { Stage } from '../test-stage.ts';
import { silentMp3 } from './silent-mp3.ts';
import { toneWav } from './tone-wav.ts';

describe('a recording', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
    stage.answers('/twilio/voice', '<Pause length="3600"/>');
  });
  afterEach(() => stage.close());

  it('leaves out what was said while it was paused', async () => {
    const call = await stage.call(RESIDENT);
    const { recordings } = stage.client.calls(call.sid);
    const { sid } = await recordings.create({ recordingStatusCallback: `${stage.hub}/recording` });
    await stage.advance(10);
    await stage.client.calls(call.sid).recordings('Twilio.CURRENT').update({ status: 'paused', pauseBehavior: 'skip' });
    await stage.advance(100);
    expect((await stage.client.recordings(sid).fetch()).status).toBe('paused');
    await stage.client.calls(call.sid).recordings('Twilio.CURRENT').update({ status: 'in-progress' });
    await stage.advance(10);
    await call.hangup();
    expect(stage.asked('/recording').map(({ fields }) => [fields.RecordingStatus, fields.RecordingDuration])).toEqual([
      ['completed', '20'],
    ]);
    const sound = await stage.api('GET', `Recordings/${sid}.mp3`);
    expect(sound.status).toBe(200);
    expect(await stage.client.recordings.list({ callSid: call.sid })).toHaveLength(1);
    expect(await stage.client.recordings(sid).remove()).toBe(true);
    expect((await stage.api('GET', `Recordings/${sid}.json`)).status).toBe(404);
  });

  it('keeps a pause as silence where it is asked to', async () => {
    const call = await stage.call(RESIDENT);
    const { sid } = await stage.client.calls(call.sid).recordings.create();
    await stage.client.calls(call.sid).recordings(sid).update({ status: 'paused', pauseBehavior: 'silence' });
    await stage.advance(30);
    await stage.client.calls(call.sid).recordings(sid).update({ status: 'stopped' });
    expect((await stage.client.recordings(sid).fetch()).duration).toBe('30');
    await expect(stage.client.calls(call.sid).recordings(sid).update({ status: 'paused' })).rejects.toMatchObject({
      code: 21220,
    });
  });

  it('is of a live call alone', async () => {
    const call = await stage.call(RESIDENT);
    await call.hangup();
    await expect(stage.client.calls(call.sid).recordings.create()).rejects.toMatchObject({ code: 21220 });
    await expect(
      stage.client.calls(call.sid).recordings('Twilio.CURRENT').update({ status: 'paused' }),
    ).rejects.toMatchObject({ code: 20404 });
  });

  it('sounds like nothing: whole frames of silence', () => {
    const sound = silentMp3(2);
    expect(sound.length % 26).toBe(0);
    expect(sound.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xf3, 0x10]));
  });

  it('sounds as WAV like a tone, as long as it is', () => {
    const sound = toneWav(2);
    expect(sound.subarray(0, 4).toString()).toBe('RIFF');
    expect(sound.readUInt32LE(40)).toBe(2 * sound.readUInt32LE(28));
    expect(new Set(sound.subarray(44)).size).toBeGreaterThan(10);
  });
});
