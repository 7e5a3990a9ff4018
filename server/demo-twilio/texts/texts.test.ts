/** Texts in both directions, as the hub and a handset meet them. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { COUNCIL, openStage, RESIDENT } from '../test-stage.ts';
import type { Stage } from '../test-stage.ts';
import type { Text } from './network.ts';

describe('texts', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ perSecond: 5 });
  });
  afterEach(() => stage.close());

  const text = async (body: string, from = RESIDENT): Promise<Text> => {
    const headers = { 'content-type': 'application/json' };
    const sent = await fetch(`${stage.url}/texts`, { method: 'POST', headers, body: JSON.stringify({ from, body }) });
    return (await sent.json()) as Text;
  };
  const thread = async (number = RESIDENT): Promise<Text[]> =>
    (await (await fetch(`${stage.url}/texts?number=${encodeURIComponent(number)}`)).json()) as Text[];
  const send = (more: object = {}) =>
    stage.client.messages.create({
      ...{ from: COUNCIL, to: RESIDENT, body: 'Hello', statusCallback: `${stage.hub}/status` },
      ...more,
    });
  const told = (number = RESIDENT): (string | undefined)[] =>
    stage
      .asked('/status')
      .filter(({ fields }) => fields.To === number)
      .map(({ fields }) => fields.MessageStatus);
  /** Looks until it has been told so often. */
  const untilTold = async (count: number, number = RESIDENT): Promise<(string | undefined)[]> => {
    while (told(number).length < count) await new Promise(setImmediate);
    return told(number);
  };

  it('go out step by step, and are told so in that order', async () => {
    const made = await send();
    expect(made.status).toBe('queued');
    expect(await untilTold(3)).toEqual(['sending', 'sent', 'delivered']);
    expect((await stage.client.messages(made.sid).fetch()).status).toBe('delivered');
  });

  it('bring what the hub answers in the same breath', async () => {
    stage.answers('/twilio/sms', '<Message>We are closed</Message><Message><Body>Ring 999 &amp; wait</Body></Message>');
    expect(await text('hello')).toMatchObject({ status: 'received', answered: null });
    expect((await thread()).map(({ body }) => body)).toEqual(['hello', 'We are closed', 'Ring 999 & wait']);
  });

  it.each([
    [204, 'received', null, 1],
    [202, 'received', null, 1],
    [403, 'failed', 403, 1],
    [503, 'failed', 503, 2],
  ])('are taken by any answer of success: %d is %s', async (status, became, answered, tries) => {
    stage.answers('/twilio/sms', { status });
    expect(await text('hello')).toMatchObject({
      ...{ status: became, answered, errorCode: answered === null ? null : 11200 },
    });
    expect(stage.asked('/twilio/sms')).toHaveLength(tries);
  });

  it('are listed by day, time and page', async () => {
    for (let one = 0; one < 5; one += 1) await send({ to: `+44770090020${one}` });
    expect(await stage.client.messages.list({ pageSize: 2, limit: 50 })).toHaveLength(5);
    const { body } = await stage.api('GET', 'Messages.json?PageSize=2&Page=1');
    expect([(body.messages as unknown[]).length, body.page]).toEqual([2, 1]);
    const before = new Date(Date.now() - 3_600_000);
    expect(await stage.client.messages.list({ dateSentAfter: before })).toHaveLength(5);
    expect(await stage.client.messages.list({ dateSentBefore: before })).toEqual([]);
    expect(await stage.client.messages.list({ to: '+447700900203', from: COUNCIL })).toHaveLength(1);
  });

  it.each([
    ['+4477009', 21211],
    ['+44770090000100', 21211],
    ['+44612345678', 21211],
    ['+441632960123', 21614],
    ['+443001234567', 21614],
  ])('do not go to %s', async (to, code) => {
    await expect(send({ to })).rejects.toMatchObject({ code, status: 400 });
  });

  it('go out no faster than they may, and again when the second is over', async () => {
    for (let one = 0; one < 5; one += 1) await send();
    await expect(send()).rejects.toMatchObject({ code: 20429, status: 429 });
    await stage.advance(1.1);
    expect((await send()).status).toBe('queued');
  });

  it('stop when somebody says so, and that is said once', async () => {
    await text('STOP');
    await text('stop');
    expect((await thread()).filter(({ direction }) => direction === 'outbound-reply')).toHaveLength(1);
    expect(stage.asked('/twilio/sms').map(({ fields }) => fields.OptOutType)).toEqual(['STOP', 'STOP']);
    await expect(send()).rejects.toMatchObject({ code: 21610 });
    stage.answers('/twilio/sms', '<Message>Still here</Message>');
    await text('hello');
    expect((await thread()).at(-1)?.body).toBe('hello');
    await text('START');
    expect((await send()).status).toBe('queued');
  });

  it('meet several faults at once, each handset its own', async () => {
    await stage.fault({ mode: 'phone-off', number: RESIDENT });
    await stage.fault({ mode: 'callbacks-out-of-order', number: RESIDENT });
    await stage.fault({ mode: 'landline', number: '+447700900002' });
    await send({ to: '+447700900003' });
    expect(await untilTold(3, '+447700900003')).toEqual(['sending', 'sent', 'delivered']);
    await send();
    expect(await untilTold(4)).toEqual(['undelivered', 'sent', 'undelivered', 'sent']);
    await send({ to: '+447700900002' });
    await untilTold(3, '+447700900002');
    expect(stage.asked('/status').map(({ fields }) => fields.ErrorCode)).toContain('30006');
    await send();
    expect((await untilTold(7)).slice(4)).toEqual(['sending', 'sent', 'delivered']);
  });

  it('are of one account alone', async () => {
    expect((await stage.api('GET', '../AC9/Messages.json')).body).toMatchObject({ code: 20003, status: 401 });
    expect((await stage.api('GET', 'Nothing.json')).body).toMatchObject({ code: 20404, status: 404 });
  });
});
