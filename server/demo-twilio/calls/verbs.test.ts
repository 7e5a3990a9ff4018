/** What a caller meets, verb by verb: heard, pressed, said, and what the hub was asked because of it. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStage, RESIDENT } from '../test-stage.ts';
import type { Stage } from '../test-stage.ts';

describe('a call that comes in', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  const words = (state: { heard: readonly { text: string }[] }): string[] => state.heard.map(({ text }) => text);

  it('asks the hub, signed, hears what it says at once and ends when there is no more', async () => {
    stage.answers(
      '/twilio/voice',
      '<Say voice="Polly.Amy">Welcome &amp; hello</Say><Say loop="2">Bye</Say><Play>http://x/a.mp3</Play>',
    );
    const state = await (await stage.call(RESIDENT)).state();
    expect(words(state)).toEqual(['Welcome & hello', 'Bye', 'Bye', '(sound: http://x/a.mp3)']);
    expect(state).toMatchObject({ status: 'completed', doing: 'ended', direction: 'inbound', problems: [] });
    const [asked] = stage.asked('/twilio/voice');
    expect(asked).toMatchObject({ isSigned: true, method: 'POST' });
    expect(asked?.fields).toMatchObject({
      From: RESIDENT,
      To: '+447700900999',
      CallStatus: 'ringing',
      Direction: 'inbound',
      FromCountry: 'GB',
    });
    expect(stage.asked('/twilio/voice/status').map(({ fields }) => fields)).toEqual([
      expect.objectContaining({
        CallStatus: 'completed',
        SequenceNumber: '0',
        CallDuration: '0',
        Timestamp: expect.stringMatching(/\+0000$/),
      }),
    ]);
  });

  it('reads the words inside marks of speech', async () => {
    stage.answers('/twilio/voice', '<Say>Ring <emphasis>now</emphasis> or<break time="1s"/> later</Say>');
    expect(words(await (await stage.call(RESIDENT)).state())).toEqual(['Ring now or later']);
  });

  it('pauses as long as it is told, by the clock alone', async () => {
    stage.answers('/twilio/voice', '<Pause length="30"/><Say>Still here</Say>');
    const call = await stage.call(RESIDENT);
    expect(await call.state()).toMatchObject({ doing: 'pausing', status: 'in-progress', heard: [] });
    await stage.advance(20);
    expect((await call.state()).doing).toBe('pausing');
    await stage.advance(11);
    const state = await call.state();
    expect(words(state)).toEqual(['Still here']);
    expect(Number(stage.asked('/twilio/voice/status')[0]?.fields.CallDuration)).toBeGreaterThanOrEqual(30);
  });

  it('gathers digits up to their number, and posts them to the action', async () => {
    stage.answers(
      '/twilio/voice',
      '<Gather numDigits="2" action="/menu?step=1" timeout="4"><Say>Choose</Say></Gather><Say>Nothing came</Say>',
    );
    stage.answers('/menu', ({ fields }) => `<Say>You pressed ${fields.Digits ?? ''}</Say><Pause/>`);
    const call = await stage.call(RESIDENT);
    expect(await call.state()).toMatchObject({ doing: 'gathering', gather: { input: 'dtmf', numDigits: 2 } });
    expect((await call.press('1')).doing).toBe('gathering');
    expect(words(await call.press('4'))).toEqual(['Choose', 'You pressed 14']);
    expect(stage.asked('/menu')[0]?.fields).toMatchObject({ Digits: '14', step: '1', CallStatus: 'in-progress' });
    await expect(call.press('1')).rejects.toThrow('409');
  });

  it('gathers until the finishing key, or until nothing more comes', async () => {
    stage.answers('/twilio/voice', '<Gather action="/menu"/><Redirect>/twilio/voice</Redirect>');
    stage.answers(
      '/menu',
      ({ fields }) =>
        `<Say>${fields.Digits ?? ''}${fields.FinishedOnKey ?? ''}</Say><Redirect>/twilio/voice</Redirect>`,
    );
    const call = await stage.call(RESIDENT);
    expect(words(await call.press('12#'))).toEqual(['12#']);
    await call.press('345');
    expect(words(await call.silence())).toEqual(['12#', '345']);
    await call.press('6');
    await stage.advance(5);
    expect(words(await call.state())).toEqual(['12#', '345', '6']);
  });

  it('hears speech where it is asked for, and falls through where nothing is said', async () => {
    const gather = (more: string): string =>
      `<Gather input="dtmf speech" action="/said" ${more}/><Say>Nobody spoke</Say>`;
    stage.answers('/twilio/voice', gather(''));
    stage.answers('/said', ({ fields }) => `<Say>Heard ${fields.SpeechResult ?? 'nothing at all'}</Say><Pause/>`);
    const call = await stage.call(RESIDENT);
    const state = await call.speak('my bin was missed');
    expect(words(state)).toEqual(['Heard my bin was missed']);
    expect(Number(stage.asked('/said')[0]?.fields.Confidence)).toBeGreaterThan(0.5);
    expect(words(await (await stage.call('+447700900002')).silence())).toEqual(['Nobody spoke']);
    stage.answers('/twilio/voice', gather('actionOnEmptyResult="true"'));
    await (await stage.call('+447700900003')).silence();
    expect(stage.asked('/said').at(-1)?.fields).toMatchObject({ Digits: '' });
    stage.answers('/twilio/voice', '<Gather input="dtmf" action="/said"/>');
    await expect((await stage.call('+447700900004')).speak('hello')).rejects.toThrow('409');
  });

  it('lets a key end the pause between two prompts', async () => {
    stage.answers(
      '/twilio/voice',
      '<Gather numDigits="1" action="/menu"><Say>One</Say><Pause length="3"/><Say>Two</Say></Gather>',
    );
    stage.answers('/menu', '<Pause/>');
    expect(words(await (await stage.call(RESIDENT)).press('1'))).toEqual(['One']);
    const patient = await stage.call('+447700900002');
    await stage.advance(3);
    expect(words(await patient.state())).toEqual(['One', 'Two']);
  });

  it('records what is said after the tone, tells where it is and writes it down', async () => {
    stage.answers(
      '/twilio/voice',
      '<Record action="/recorded" maxLength="60" timeout="5" transcribe="true" transcribeCallback="/words" recordingStatusCallback="/recording"/><Say>You said nothing</Say>',
    );
    stage.answers('/recorded', '<Say>Thank you</Say>');
    const call = await stage.call(RESIDENT);
    expect(await call.speak('one two three four five')).toMatchObject({ doing: 'recording' });
    expect(words(await call.press('#'))).toEqual(['(beep)', 'Thank you']);
    const [recorded] = stage.asked('/recorded');
    expect(recorded?.fields).toMatchObject({
      RecordingDuration: '2',
      Digits: '#',
      RecordingSid: expect.stringMatching(/^RE/),
    });
    expect(stage.asked('/recording')[0]?.fields).toMatchObject({
      RecordingStatus: 'completed',
      RecordingDuration: '2',
    });
    expect(stage.asked('/words')[0]?.fields).toMatchObject({
      TranscriptionText: 'one two three four five',
      TranscriptionStatus: 'completed',
    });
    expect(words(await (await stage.call('+447700900002')).silence())).toEqual(['(beep)', 'You said nothing']);
  });

  it('keeps what was recorded by whoever hangs up', async () => {
    stage.answers('/twilio/voice', '<Record action="/recorded"/>');
    const call = await stage.call(RESIDENT);
    await call.speak('please ring me back');
    expect((await call.hangup()).status).toBe('completed');
    expect(stage.asked('/recorded')[0]?.fields).toMatchObject({ Digits: 'hangup', CallStatus: 'completed' });
  });

  it('redirects, also by GET, hangs up and rejects', async () => {
    stage.answers('/twilio/voice', '<Redirect method="GET">/next?a=1</Redirect><Say>Never</Say>');
    stage.answers('/next', '<Say>Here</Say><Hangup/><Say>Never</Say>');
    expect(words(await (await stage.call(RESIDENT)).state())).toEqual(['Here']);
    expect(stage.asked('/next')[0]).toMatchObject({
      method: 'GET',
      isSigned: true,
      fields: expect.objectContaining({ a: '1', From: RESIDENT }),
    });
    stage.answers('/twilio/voice', '<Reject reason="busy"/>');
    expect(await (await stage.call(RESIDENT)).state()).toMatchObject({ status: 'busy', doing: 'ended', heard: [] });
    expect(stage.asked('/twilio/voice/status').at(-1)?.fields).toMatchObject({ CallStatus: 'busy' });
    stage.answers('/twilio/voice', '<Reject/>');
    expect((await (await stage.call(RESIDENT)).state()).status).toBe('no-answer');
  });

  it('rings others, the first to answer talks, and the hub is told how it went', async () => {
    stage.answers(
      '/twilio/voice',
      '<Dial action="/dialled" timeout="20"><Number statusCallback="/leg" statusCallbackEvent="ringing answered completed">+447700900002</Number><Client>bola</Client></Dial>',
    );
    stage.answers('/dialled', '<Say>Goodbye</Say>');
    const call = await stage.call(RESIDENT);
    const [phone, line] = await Promise.all([stage.ringing('+447700900002'), stage.ringing('client:bola')]);
    await line.answer();
    expect(await call.state()).toMatchObject({ doing: 'talking' });
    expect((await phone.state()).status).toBe('canceled');
    await line.speak('Hello, Bola here');
    expect(words(await call.state())).toEqual(['Hello, Bola here']);
    await line.hangup();
    expect(await call.state()).toMatchObject({ doing: 'ended' });
    expect(stage.asked('/dialled')[0]?.fields).toMatchObject({ DialCallStatus: 'completed', DialCallSid: line.sid });
    expect(stage.asked('/leg').map(({ fields }) => fields.CallStatus)).toEqual(['ringing', 'canceled']);
    const second = await stage.call('+447700900003');
    await (await stage.ringing('+447700900002')).decline();
    await stage.advance(21);
    expect((await second.state()).doing).toBe('ended');
    expect(stage.asked('/dialled').at(-1)?.fields).toMatchObject({ DialCallStatus: 'no-answer' });
  });

  it('keeps what it does not understand as problems, and goes on', async () => {
    stage.answers('/twilio/voice', '<Say colour="red">Hello</Say><Dance/><Sms>hi</Sms><Gather><Record/></Gather>');
    const call = await stage.call(RESIDENT);
    const state = await call.state();
    expect(state.doing).toBe('gathering');
    expect(state.problems.map(({ code }) => code)).toEqual([12200, 12200, 12200, 12200]);
    expect(state.problems.map(({ message }) => message).join()).toContain("'colour' is not allowed in <Say>");
  });

  it('goes round in a circle no longer than Twilio', async () => {
    stage.answers('/twilio/voice', '<Redirect/>');
    const state = await (await stage.call(RESIDENT)).state();
    expect(state.problems).toEqual([expect.objectContaining({ code: 12400 })]);
    expect(state.doing).toBe('ended');
  });

  it.each([
    ['an error', { status: 500 }, 11200],
    ['no XML', { status: 200, type: 'text/plain', body: 'Hello' }, 12300],
    ['broken XML', { status: 200, body: '<Response><Say>Hello</Response>' }, 12100],
    ['other XML', { status: 200, body: '<Hello/>' }, 12100],
    ['nothing at all', { status: 200, body: '' }, 12100],
  ])('apologises and ends when the hub answers %s', async (_what, answer, code) => {
    stage.answers('/twilio/voice', answer);
    const state = await (await stage.call(RESIDENT)).state();
    expect(state.problems).toEqual([expect.objectContaining({ code })]);
    expect(words(state).join()).toContain('application error');
    expect(state.doing).toBe('ended');
  });

  it('asks the fallback address first, where there is one', async () => {
    const other = await openStage({ fallback: '/fallback' });
    other.answers('/twilio/voice', { status: 503 });
    other.answers('/fallback', '<Say>Please ring again</Say>');
    expect(words(await (await other.call(RESIDENT)).state())).toEqual(['Please ring again']);
    expect(other.asked('/fallback')[0]?.fields).toMatchObject({
      ErrorCode: '11200',
      ErrorUrl: `${other.hub}/twilio/voice`,
    });
    await other.close();
  });
});
