/** Conferences as the hub leads them: who waits, who is held, who hears whom, who leaves and what is told of it. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { COUNCIL, openStage, RESIDENT } from '../test-stage.ts';
import type { Stage } from '../test-stage.ts';

const ROOM =
  '<Dial action="/after"><Conference startConferenceOnEnter="false" endConferenceOnExit="true" beep="false" waitUrl="/wait" participantLabel="resident" statusCallback="/conference" statusCallbackEvent="start end join leave mute hold modify">room-1</Conference></Dial>';
const AGENT = '<Dial><Conference beep="false">room-1</Conference></Dial>';

describe('a conference', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
    stage.answers('/twilio/voice', ({ fields }) => (fields.From?.startsWith('client:') ? AGENT : ROOM));
    stage.answers('/wait', '<Say>Please hold</Say><Play>http://music/1.mp3</Play>');
    stage.answers('/after', '<Say>Goodbye</Say>');
  });
  afterEach(() => stage.close());

  const words = (state: { heard: readonly { text: string }[] }): string[] => state.heard.map(({ text }) => text);
  const told = (): string[] => stage.asked('/conference').map(({ fields }) => fields.StatusCallbackEvent ?? '');
  const participants = async () => {
    const { body } = await stage.api('GET', 'Conferences/room-1/Participants.json');
    return body.participants as {
      call_sid: string;
      label: string | null;
      hold: boolean;
      muted: boolean;
      status: string;
    }[];
  };

  it('lets a resident wait with music until an agent comes, and says so', async () => {
    const call = await stage.call(RESIDENT);
    expect(await call.state()).toMatchObject({
      doing: 'conference',
      conference: { name: 'room-1', participants: [{ label: 'resident' }] },
    });
    expect(words(await call.state())).toEqual(['Please hold', '(sound: http://music/1.mp3)']);
    await stage.advance(60);
    expect(words(await call.state()).length).toBeGreaterThan(2);
    const before = stage.asked('/wait').length;
    const line = await stage.connect('bola');
    await stage.advance(600);
    expect(stage.asked('/wait')).toHaveLength(before);
    expect(told()).toEqual(['participant-join', 'participant-join', 'conference-start']);
    const conference = await stage.api('GET', 'Conferences.json?FriendlyName=room-1&Status=in-progress');
    expect(conference.body.conferences).toEqual([
      expect.objectContaining({ friendly_name: 'room-1', status: 'in-progress' }),
    ]);
    await line.speak('Hello, Bola here');
    expect(words(await call.state())).toContain('Hello, Bola here');
    await call.speak('My bin was missed');
    expect(words(await line.state())).toEqual(['My bin was missed']);
    await line.hangup();
    expect((await call.state()).doing).toBe('conference');
    await call.hangup();
    expect(told().slice(3)).toEqual(['participant-leave', 'participant-leave', 'conference-end']);
    expect(stage.asked('/conference').at(-1)?.fields).toMatchObject({
      ReasonConferenceEnded: 'participant-with-end-conference-on-exit-left',
      CallSidEndingConference: call.sid,
    });
    expect(stage.asked('/conference').map(({ fields }) => Number(fields.SequenceNumber))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(stage.asked('/after')[0]?.fields).toMatchObject({ DialCallStatus: 'completed', CallStatus: 'completed' });
  });

  it('holds, mutes, coaches and lets go as the API says', async () => {
    const call = await stage.call(RESIDENT);
    const [line, coach] = [await stage.connect('bola'), await stage.connect('yusuf')];
    const at = (sid: string): string => `Conferences/room-1/Participants/${sid}.json`;
    stage.answers('/hold', '<Say>You are on hold</Say><Pause length="30"/>');
    expect(
      (await stage.api('POST', at('resident'), { Hold: 'true', HoldUrl: `${stage.hub}/hold` })).body,
    ).toMatchObject({ hold: true, call_sid: call.sid });
    expect(await call.state()).toMatchObject({ doing: 'held' });
    expect(words(await call.state())).toContain('You are on hold');
    await line.speak('Between us');
    expect(words(await call.state())).not.toContain('Between us');
    await stage.api('POST', at(call.sid), { Hold: 'false' });
    expect((await call.state()).doing).toBe('conference');
    await stage.api('POST', at(line.sid), { Muted: 'true' });
    await line.speak('Nobody hears this');
    await stage.api('POST', at(line.sid), { Muted: 'false' });
    await stage.api('POST', at(coach.sid), { Coaching: 'true', CallSidToCoach: line.sid });
    await coach.speak('Offer a call back');
    expect(words(await line.state())).toContain('Offer a call back');
    expect(words(await call.state())).not.toContain('Offer a call back');
    expect((await stage.api('POST', at(coach.sid), { CallSidToCoach: 'CA0' })).status).toBe(400);
    expect((await stage.api('DELETE', at(coach.sid))).status).toBe(204);
    expect((await coach.state()).doing).toBe('ended');
    expect(told().slice(4)).toEqual([
      'participant-hold',
      'participant-unhold',
      'participant-mute',
      'participant-unmute',
      'participant-modify',
      'participant-leave',
    ]);
    expect((await participants()).map(({ label, hold, muted }) => [label, hold, muted])).toEqual([
      ['resident', false, false],
      [null, false, false],
    ]);
    expect((await stage.api('GET', at(coach.sid))).status).toBe(404);
  });

  it('calls somebody into it, who may not come', async () => {
    const call = await stage.call(RESIDENT);
    const invite = (To: string, more = {}) =>
      stage.api('POST', 'Conferences/room-1/Participants.json', {
        ...{ From: COUNCIL, To, Label: 'agent', EndConferenceOnExit: 'true', StatusCallback: `${stage.hub}/invited` },
        ...{ StatusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'] },
        ...more,
      });
    const { status, body } = await invite('client:bola');
    expect([status, body.label, body.status]).toEqual([201, 'agent', 'queued']);
    const line = await stage.ringing('client:bola');
    expect((await participants()).map(({ status: is }) => is)).toEqual(['connected', 'ringing']);
    await line.decline();
    expect(stage.asked('/invited').map(({ fields }) => fields.CallStatus)).toEqual(['initiated', 'ringing', 'busy']);
    expect(await participants()).toHaveLength(1);
    await invite('client:bola');
    await (await stage.ringing('client:bola')).answer();
    expect((await call.state()).conference?.participants).toHaveLength(2);
    await stage.client.conferences('room-1').update({ status: 'completed' });
    const state = await call.state();
    expect(words(state).at(-1)).toBe('Goodbye');
    expect(stage.asked('/after')[0]?.fields).toMatchObject({ DialCallStatus: 'answered', CallStatus: 'in-progress' });
    expect(stage.asked('/conference').at(-1)?.fields).toMatchObject({
      StatusCallbackEvent: 'conference-end',
      ReasonConferenceEnded: 'conference-ended-via-api',
    });
    expect((await stage.api('GET', 'Conferences/room-1.json')).status).toBe(404);
  });

  it('is left by a call that is led elsewhere', async () => {
    const call = await stage.call(RESIDENT);
    const line = await stage.connect('bola');
    stage.answers('/survey', '<Gather numDigits="1" action="/rated"><Say>How was it?</Say></Gather>');
    await stage.client.calls(call.sid).update({ url: `${stage.hub}/survey` });
    expect(await call.state()).toMatchObject({ doing: 'gathering', conference: null });
    expect((await line.state()).doing).toBe('ended');
    expect(told().slice(-3)).toEqual(['participant-leave', 'participant-leave', 'conference-end']);
    expect(stage.asked('/after')).toEqual([]);
  });

  it('announces to everybody, beeps, and records from the start', async () => {
    stage.answers(
      '/twilio/voice',
      '<Dial><Conference record="record-from-start" recordingStatusCallback="/recording" waitUrl="">room-1</Conference></Dial>',
    );
    const call = await stage.call(RESIDENT);
    await stage.call('+447700900002');
    stage.answers('/news', '<Say>We close at five</Say>');
    await stage.client.conferences('room-1').update({ announceUrl: `${stage.hub}/news` });
    expect(words(await call.until(({ heard }) => heard.length > 1))).toEqual(['(beep)', 'We close at five']);
    await stage.advance(30);
    await stage.client.conferences('room-1').update({ status: 'completed' });
    await call.state();
    expect(stage.asked('/recording')[0]?.fields).toMatchObject({
      RecordingStatus: 'completed',
      RecordingDuration: '30',
      ConferenceSid: expect.stringMatching(/^CF/),
    });
  });
});
