import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import type { CallPhase, ContactCall } from '@hub/contract';
import { uuid } from '../../test/builders.ts';
import { viewOf } from './call-view.ts';
import { idleLine, isUp, type LineState } from './line-state.ts';

const call = (phase: CallPhase, part: Partial<ContactCall> = {}): ContactCall => ({
  contactId: uuid(1),
  phase,
  canRing: true,
  rings: 0,
  recording: 'none',
  ...part,
});
const mine: LineState = { ...idleLine, stage: 'on', contactId: uuid(1), since: 0 };
const deedsOf = (given: ContactCall, line = idleLine, canSpeak = true) =>
  viewOf({ call: given, line, canSpeak, isHolder: true }).deeds;

describe('the call bar', () => {
  it('offers to ring while nobody is on the line and there is a number', () => {
    expect(deedsOf(call('none'))).toEqual(['ring']);
    expect(deedsOf(call('none', { canRing: false }))).toEqual([]);
    expect(deedsOf(call('ringing'))).toEqual(['end']);
  });

  it('offers to join whoever waits, until my line is in the call', () => {
    expect(deedsOf(call('waiting'))).toEqual(['join', 'end']);
    expect(
      viewOf({ call: call('waiting'), line: { ...mine, stage: 'connecting' }, canSpeak: true, isHolder: true }),
    ).toMatchObject({
      standing: 'connecting',
      deeds: ['leave', 'end'],
    });
    expect(deedsOf(call('talking'), mine)).toEqual(['mute', 'hold', 'keypad', 'leave', 'end']);
  });

  it('turns mute and hold round when they are on', () => {
    expect(deedsOf(call('held'), { ...mine, isMuted: true })).toEqual(['unmute', 'resume', 'keypad', 'leave', 'end']);
  });

  it('offers to pause a recording, and then to go on with it, and neither where nothing is recorded', () => {
    const recorded = call('talking', { recording: 'recording' });
    expect(deedsOf(recorded, mine)).toEqual(['mute', 'hold', 'pause-recording', 'keypad', 'leave', 'end']);
    expect(deedsOf({ ...recorded, recording: 'paused' }, mine)).toContain('resume-recording');
    expect(deedsOf({ ...recorded, recording: 'none' }, mine).join(' ')).not.toContain('recording');
  });

  it('says when a talk goes on without this page, and lets it be joined from here', () => {
    expect(viewOf({ call: call('talking'), line: idleLine, canSpeak: true, isHolder: true })).toMatchObject({
      standing: 'elsewhere',
      deeds: ['join', 'hold', 'end'],
    });
  });

  it('neither joins nor rings while my line is in another call', () => {
    const elsewhere = { ...mine, contactId: uuid(2) };
    expect(viewOf({ call: call('waiting'), line: elsewhere, canSpeak: true, isHolder: true })).toMatchObject({
      isBusy: true,
      deeds: ['end'],
    });
    expect(deedsOf(call('none'), elsewhere)).toEqual([]);
  });

  it('without a telephone in the page offers nothing that needs a voice, and still ends a call', () => {
    expect(deedsOf(call('none'), idleLine, false)).toEqual([]);
    expect(deedsOf(call('waiting'), idleLine, false)).toEqual(['end']);
  });

  it('lets me out of my line and the resident off theirs whatever happens, and offers nothing twice', () => {
    const phases = fc.constantFrom<CallPhase>('none', 'ringing', 'waiting', 'talking', 'held');
    const lines = fc.record({
      stage: fc.constantFrom<LineState['stage']>('idle', 'connecting', 'on', 'ended'),
      contactId: fc.constantFrom(uuid(1), uuid(2)),
      isMuted: fc.boolean(),
      since: fc.constant(0),
      trouble: fc.constant(null),
    });
    fc.assert(
      fc.property(phases, lines, fc.boolean(), (phase, line, canSpeak) => {
        const { deeds, isMine } = viewOf({ call: call(phase), line, canSpeak, isHolder: true });
        expect(new Set(deeds).size).toBe(deeds.length);
        expect(deeds.includes('leave')).toBe(isUp(line) && line.contactId === uuid(1));
        expect(deeds.includes('end')).toBe(phase !== 'none');
        if (deeds.includes('join')) expect(isMine).toBe(false);
      }),
    );
  });
});
