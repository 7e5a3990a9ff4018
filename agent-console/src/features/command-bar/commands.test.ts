import { describe, expect, it } from '@jest/globals';
import { contact, offer, uuid, work } from '../../test/builders.ts';
import { commandsFor, matching } from './commands.ts';

const busy = work({ mine: [contact(1), contact(2, { state: 'wrap-up' })], offers: [offer(3)] });

describe('commands', () => {
  it('begins with the offer', () => {
    expect(commandsFor(busy, null, [])[0]?.deed).toEqual({ type: 'accept', offerId: offer(3).offerId });
  });

  it('offers to end or to wrap up the open contact, as its state asks', () => {
    const types = (selected: string) => commandsFor(busy, selected, []).map(({ id }) => id);
    expect(types(uuid(1))).toContain('end');
    expect(types(uuid(1))).toContain('identity');
    expect(types(uuid(2))).not.toContain('identity');
    expect(types(uuid(1))).not.toContain('wrap-up');
    expect(types(uuid(2))).toContain('wrap-up');
  });

  it('sets the open contact aside where that may be, and takes it up again', () => {
    const types = (part: Parameters<typeof contact>[1]) =>
      commandsFor(work({ mine: [contact(1, part)] }), uuid(1), []).map(({ id }) => id);
    expect(types({})).toContain('set-aside');
    expect(types({ channel: 'phone' })).not.toContain('set-aside');
    expect(types({ priority: 2 })).not.toContain('set-aside');
    const aside = types({ setAsideUntil: '2026-11-24T11:00:00.000Z' });
    expect(aside).toContain('bring-back');
    expect(aside).not.toContain('set-aside');
  });

  it('takes what can be done with the line of the open contact, but for its keys', () => {
    const found = commandsFor(busy, uuid(1), ['mute', 'hold', 'keypad']);
    expect(found.flatMap(({ deed }) => (deed.type === 'call' ? [deed.deed] : []))).toEqual(['mute', 'hold']);
    expect(matching(found, 'mute').map(({ label }) => label)).toEqual(['Mute: Resident 1']);
    expect(commandsFor(busy, uuid(2), ['mute']).map(({ id }) => id)).not.toContain('call-mute');
  });

  it('logs a contact before the work has come', () => {
    expect(matching(commandsFor(null, null, []), 'log').map(({ id }) => id)).toEqual(['log']);
  });

  it('opens the wallboard for supervisors, and for nobody else', () => {
    const found = (role: 'agent' | 'supervisor') =>
      matching(commandsFor(work({ me: { ...busy.me, role } }), null, []), 'wallboard').map(({ id }) => id);
    expect([found('supervisor'), found('agent')]).toEqual([['wallboard'], []]);
  });

  it('leaves out the status that I have', () => {
    expect(commandsFor(busy, null, []).map(({ id }) => id)).not.toContain('status-available');
  });

  it('has an id for each, once', () => {
    const ids = commandsFor(busy, uuid(1), ['mute', 'hold', 'end']).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('matches every word in any order and case', () => {
    const found = matching(commandsFor(busy, null, []), 'BREAK set');
    expect(found.map(({ id }) => id)).toEqual(['status-break']);
    expect(matching(commandsFor(busy, null, []), 'nothing like it')).toEqual([]);
  });
});
