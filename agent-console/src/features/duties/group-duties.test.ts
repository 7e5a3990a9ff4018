import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Duty } from '@hub/contract';
import { duty } from '../../test/builders.ts';
import { groupDuties, withDone } from './group-duties.ts';

const DONE_AT = '2026-11-24T14:05:00.000Z';
const whats = (duties: readonly Duty[]) => duties.map(({ what }) => what);

describe('duties by where they are shown', () => {
  it('keeps work to do apart from what is done', () => {
    const { toDo, done } = groupDuties([
      duty(1, { kind: 'ask', what: 'safe-to-talk' }),
      duty(2, { kind: 'task', what: 'referral', doneAt: DONE_AT }),
      duty(3, { kind: 'notify', what: 'supervisor' }),
      duty(4, { kind: 'interpret', what: 'bsl-video' }),
    ]);
    expect(whats(toDo)).toEqual(['safe-to-talk', 'supervisor', 'bsl-video']);
    expect(whats(done)).toEqual(['referral']);
  });

  it('holds back what an agent could send, and only records what the hub alone sends', () => {
    const { heldBack, onRecord } = groupDuties([
      duty(1, { kind: 'suppress', what: 'sms' }),
      duty(2, { kind: 'suppress', what: 'auto-reply' }),
      duty(3, { kind: 'suppress', what: 'survey' }),
    ]);
    expect(whats(heldBack)).toEqual(['sms', 'survey']);
    expect(whats(onRecord)).toEqual(['auto-reply']);
  });

  it('shows a limit to the agent unless the hub is known to keep it, so that a new one is never hidden', () => {
    const { care, onRecord } = groupDuties([
      duty(1, { kind: 'restrict', what: 'cold-transfer' }),
      duty(2, { kind: 'restrict', what: 'idle-close' }),
      duty(3, { kind: 'restrict', what: 'something-new' }),
      duty(4, { kind: 'apply', what: 'needs' }),
    ]);
    expect(whats(care)).toEqual(['cold-transfer', 'something-new', 'needs']);
    expect(whats(onRecord)).toEqual(['idle-close']);
  });

  it('no longer shows a protection that was lifted', () => {
    const lifted = duty(1, { kind: 'suppress', what: 'sms', doneAt: DONE_AT });
    const limit = duty(2, { kind: 'restrict', what: 'time-limit', doneAt: DONE_AT });
    expect(Object.values(groupDuties([lifted, limit])).flat()).toEqual([]);
  });

  it('shows every duty that holds in exactly one place', () => {
    const kind = fc.constantFrom<Duty['kind'][]>(
      'notify',
      'suppress',
      'interpret',
      'record',
      'restrict',
      'apply',
      'keep-channel',
      'task',
      'ask',
    );
    const what = fc.constantFrom('sms', 'bot', 'cold-transfer', 'menus', 'needs', 'channel', 'constructor');
    fc.assert(
      fc.property(fc.array(fc.record({ kind, what })), (parts) => {
        const duties = parts.map((part, index) => duty(index, part));
        const shown = Object.values(groupDuties(duties)).flat() as Duty[];
        expect(shown.map(({ dutyId }) => dutyId).sort()).toEqual(duties.map(({ dutyId }) => dutyId).sort());
      }),
    );
  });

  it('marks one duty as done and leaves the others', () => {
    const [first, second] = withDone([duty(1), duty(2)], duty(2).dutyId, DONE_AT);
    expect(first?.doneAt).toBeNull();
    expect(second?.doneAt).toBe(DONE_AT);
  });
});
