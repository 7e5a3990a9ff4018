import { describe, expect, it } from '@jest/globals';
import { createPhone } from './phone.ts';
import type { LineEvent, Softphone } from './softphone.ts';

/** A telephone that does what a test says, and what was asked of its lines. */
function standIn() {
  const asked: string[] = [];
  const tells: ((event: LineEvent) => void)[] = [];
  const softphone: Softphone = {
    connect: ({ contactId }, tell) => {
      asked.push(`connect ${contactId}`);
      tells.push(tell);
      return {
        mute: (on) => asked.push(on ? 'mute' : 'unmute'),
        digits: (keys) => asked.push(`press ${keys}`),
        hangUp: () => asked.push('hang up'),
      };
    },
  };
  return { softphone, asked, tell: (line: number, event: LineEvent) => tells[line]?.(event) };
}

describe('the telephone of a page', () => {
  it('joins, passes on what is asked, and hangs up', async () => {
    const { softphone, asked, tell } = standIn();
    const phone = createPhone({ open: () => Promise.resolve(softphone), now: () => 77 });
    await phone.join('a');
    tell(0, { type: 'accept' });
    expect(phone.getState()).toMatchObject({ stage: 'on', contactId: 'a', since: 77 });
    phone.mute(true);
    phone.digits('5#');
    phone.hangUp();
    expect(phone.getState().stage).toBe('ended');
    phone.mute(false);
    expect(asked).toEqual(['connect a', 'mute', 'press 5#', 'hang up']);
  });

  it('has one line, and does not take what an old one tells late for the new one', async () => {
    const { softphone, asked, tell } = standIn();
    const phone = createPhone({ open: () => Promise.resolve(softphone), now: () => 0 });
    await phone.join('a');
    await phone.join('b');
    expect(asked).toEqual(['connect a']);
    phone.hangUp();
    await phone.join('b');
    tell(0, { type: 'disconnect' });
    expect(phone.getState()).toMatchObject({ stage: 'connecting', contactId: 'b' });
  });

  it('connects nothing when it was let go of while the telephone was being found', async () => {
    const { softphone, asked } = standIn();
    const phone = createPhone({ open: () => Promise.resolve(softphone), now: () => 0 });
    const joined = phone.join('a');
    phone.hangUp();
    await joined;
    expect(asked).toEqual([]);
    expect(phone.getState()).toMatchObject({ stage: 'ended', trouble: null });
  });

  it('says so when there is none', async () => {
    const phone = createPhone({ open: () => Promise.reject(new Error('none')), now: () => 0 });
    await phone.join('a');
    expect(phone.getState()).toMatchObject({ stage: 'ended', trouble: 'network' });
  });

  it('says so when the browser cannot carry a voice', async () => {
    const softphone: Softphone = {
      connect: () => {
        throw new Error('no WebRTC');
      },
    };
    const phone = createPhone({ open: () => Promise.resolve(softphone), now: () => 0 });
    await phone.join('a');
    expect(phone.getState()).toMatchObject({ stage: 'ended', trouble: 'failed' });
  });

  it('joins by itself once, where I meant to speak', async () => {
    const { softphone, asked } = standIn();
    const phone = createPhone({ open: () => Promise.resolve(softphone), now: () => 0 });
    await phone.arrived('a');
    expect(phone.getState().stage).toBe('idle');
    phone.expect('a');
    await phone.arrived('a');
    phone.hangUp();
    await phone.arrived('a');
    expect(asked).toEqual(['connect a', 'hang up']);
  });
});
