/** Calls that the hub makes, through the API as its own client speaks it. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ACCOUNT, COUNCIL, openStage, RESIDENT } from '../test-stage.ts';
import type { Stage } from '../test-stage.ts';

describe('a call that the hub makes', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
    stage.answers('/outbound', '<Say>This is the council</Say><Gather numDigits="1" action="/pressed"/>');
    stage.answers('/pressed', '<Hangup/>');
  });
  afterEach(() => stage.close());

  const make = (more: object = {}) =>
    stage.client.calls.create({
      ...{ to: RESIDENT, from: COUNCIL, url: `${stage.hub}/outbound`, statusCallback: `${stage.hub}/status` },
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
      ...more,
    });
  const statuses = (): (string | undefined)[] => stage.asked('/status').map(({ fields }) => fields.CallStatus);

  it('rings, is answered, is told, is listed', async () => {
    const made = await make();
    expect(made).toMatchObject({ status: 'queued', direction: 'outbound-api', to: RESIDENT, accountSid: ACCOUNT });
    const call = await stage.ringing(RESIDENT);
    expect(await call.state()).toMatchObject({ doing: 'ringing', status: 'ringing', sid: made.sid });
    expect(await call.answer()).toMatchObject({ doing: 'gathering', heard: [{ text: 'This is the council' }] });
    expect(await call.press('1')).toMatchObject({ doing: 'ended', status: 'completed' });
    expect(statuses()).toEqual(['initiated', 'ringing', 'in-progress', 'completed']);
    expect(stage.asked('/status').map(({ fields }) => fields.SequenceNumber)).toEqual(['0', '1', '2', '3']);
    expect(await stage.client.calls(made.sid).fetch()).toMatchObject({ status: 'completed', duration: '0' });
    const since = new Date(Date.now() - 60_000);
    expect(await stage.client.calls.list({ to: RESIDENT, status: 'completed', startTimeAfter: since })).toHaveLength(1);
    expect(await stage.client.calls.list({ startTimeBefore: since })).toEqual([]);
  });

  it('is paged', async () => {
    for (let call = 0; call < 5; call += 1) await make({ to: `+44770090010${call}` });
    expect(await stage.client.calls.list({ pageSize: 2, limit: 100 })).toHaveLength(5);
    const { body } = await stage.api('GET', 'Calls.json?PageSize=2&Page=2');
    expect([(body.calls as unknown[]).length, body.next_page_uri, body.page]).toEqual([1, null, 2]);
  });

  it.each([
    ['decline', 'busy'],
    ['nobody', 'no-answer'],
    ['cancel', 'canceled'],
  ])('may not be answered: %s', async (how, status) => {
    const { sid } = await make({ timeout: 15 });
    const call = await stage.ringing(RESIDENT);
    if (how === 'decline') await call.decline();
    if (how === 'nobody') await stage.advance(15);
    if (how === 'cancel') await stage.client.calls(sid).update({ status: 'canceled' });
    expect(await call.state()).toMatchObject({ status, doing: 'ended' });
    expect(statuses().at(-1)).toBe(status);
    expect(stage.asked('/outbound')).toEqual([]);
  });

  it('finds a busy telephone busy', async () => {
    stage.answers('/twilio/voice', '<Pause length="600"/>');
    await stage.call(RESIDENT);
    const { sid } = await make();
    await stage.advance(1);
    expect((await stage.client.calls(sid).fetch()).status).toBe('busy');
  });

  it('knows a machine where it was asked to look', async () => {
    await make({ machineDetection: 'Enable' });
    await (await stage.ringing(RESIDENT)).machine();
    expect(stage.asked('/outbound')[0]?.fields).toMatchObject({
      AnsweredBy: 'machine_start',
      CallStatus: 'in-progress',
    });
    await make({ to: '+447700900002', machineDetection: 'DetectMessageEnd' });
    await (await stage.ringing('+447700900002')).answer();
    expect(stage.asked('/outbound')[1]?.fields).toMatchObject({ AnsweredBy: 'human' });
    await make({ to: '+447700900003' });
    await (await stage.ringing('+447700900003')).machine();
    expect(stage.asked('/outbound')[2]?.fields).not.toHaveProperty('AnsweredBy');
  });

  it('is led elsewhere whatever it does, and only while it lives', async () => {
    const { sid } = await make({ url: undefined, twiml: '<Response><Pause length="600"/></Response>' });
    await expect(stage.client.calls(sid).update({ twiml: '<Response/>' })).rejects.toMatchObject({ code: 21220 });
    const call = await stage.ringing(RESIDENT);
    expect((await call.answer()).doing).toBe('pausing');
    await stage.client.calls(sid).update({ twiml: '<Response><Say>Listen</Say><Gather/></Response>' });
    expect(await call.state()).toMatchObject({ doing: 'gathering', heard: [{ text: 'Listen' }] });
    await stage.client.calls(sid).update({ status: 'completed' });
    expect(await call.state()).toMatchObject({ doing: 'ended', status: 'completed' });
    await expect(stage.client.calls(sid).update({ twiml: '<Response/>' })).rejects.toMatchObject({
      code: 21220,
      status: 400,
    });
  });

  it('is led elsewhere while the hub is still asked what it is to do', async () => {
    stage.answers('/slow', async ({ fields }) => {
      await stage.client.calls(fields.CallSid ?? '').update({ twiml: '<Response><Say>New</Say><Pause/></Response>' });
      return '<Say>Old</Say>';
    });
    await make({ url: `${stage.hub}/slow` });
    const state = await (await stage.ringing(RESIDENT)).answer();
    expect(state).toMatchObject({ doing: 'pausing', heard: [{ text: 'New' }] });
  });

  it.each([
    [{ To: '+449012345678' }, 21215],
    [{ To: '+447012345678' }, 21215],
    [{ To: '+44770090' }, 21211],
    [{ To: 'mum' }, 21211],
    [{ To: RESIDENT, From: '+447700900111' }, 21210],
    [{ To: RESIDENT, Url: '' }, 20001],
    [{ To: RESIDENT, Colour: 'red' }, 20001],
    [{ To: RESIDENT, StatusCallbackEvent: 'begun' }, 20001],
  ])('is refused as Twilio refuses it: %j', async (fields, code) => {
    const { status, body } = await stage.api('POST', 'Calls.json', {
      From: COUNCIL,
      Url: `${stage.hub}/outbound`,
      ...fields,
    });
    expect([status, body.code]).toEqual([400, code]);
  });

  it('is refused without anything to do, and an unknown one is not found', async () => {
    expect((await stage.api('POST', 'Calls.json', { From: COUNCIL, To: RESIDENT })).body.code).toBe(21205);
    expect((await stage.api('GET', 'Calls/CA0.json')).body.code).toBe(20404);
    expect((await stage.api('GET', '../AC9/Calls.json')).body.code).toBe(20003);
  });

  it('meets what goes wrong on purpose', async () => {
    await stage.fault({ about: 'calls', mode: '500' });
    await expect(make()).rejects.toMatchObject({ status: 500 });
    expect(await stage.calls(RESIDENT)).toEqual([]);
    await stage.fault({ about: 'calls', mode: 'busy', number: RESIDENT });
    await stage.fault({ about: 'calls', mode: 'no-answer', number: '+447700900002' });
    const calls = [await make(), await make({ to: '+447700900002' })];
    await stage.advance(0);
    for (const [index, status] of ['busy', 'no-answer'].entries())
      expect((await stage.client.calls(calls[index]?.sid ?? '').fetch()).status).toBe(status);
    const before = statuses().length;
    await stage.fault({ about: 'calls', mode: 'lost-callback' });
    await make();
    await (await stage.ringing(RESIDENT)).decline();
    expect(statuses()).toHaveLength(before);
  });

  it('is told late, twice and the end first, when callbacks come out of order', async () => {
    await stage.fault({ about: 'calls', mode: 'callbacks-out-of-order' });
    await make();
    const call = await stage.ringing(RESIDENT);
    await call.answer();
    expect(statuses()).toEqual([]);
    await call.hangup();
    const order = ['initiated', 'ringing', 'in-progress', 'completed'];
    expect(statuses()).toEqual([...order.toReversed(), ...order]);
  });
});
