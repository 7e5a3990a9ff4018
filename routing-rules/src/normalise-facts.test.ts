import { describe, expect, it } from '@jest/globals';
import type { Facts } from './facts.ts';
import { loadRuleSet } from './load.ts';
import { normaliseFacts, readFact } from './normalise-facts.ts';
import type { FactPath } from './vocabulary.ts';

const ruleSet = loadRuleSet();
const factOf = (facts: Facts, path: FactPath) => readFact[path](normaliseFacts(facts, ruleSet.sources));

describe('what a table reads of a contact', () => {
  it.each(ruleSet.columns)('is unknown, none or empty for $path when nothing is given', ({ path, kind }) => {
    const nothing = factOf({}, path);
    expect(nothing).toEqual(kind === 'set' ? [] : path === 'derived.signal' ? 'none' : 'unknown');
  });

  it.each([
    ['resident.authority', { resident: { authority: 'recorded' } }, 'recorded'],
    ['resident.memberVerified', { resident: { memberVerified: true } }, true],
    ['resident.tenancy', { resident: { tenancy: 'council' } }, 'council'],
    ['history.linkUnanswered24h', { history: { linkUnanswered24h: true } }, true],
    ['asks.forSomeoneElse', { asks: { forSomeoneElse: true } }, true],
    ['asks.councillor', { asks: { councillor: true } }, true],
    ['asks.legal', { asks: { legal: true } }, true],
    ['asks.press', { asks: { press: true } }, true],
    ['call.cue', { call: { cue: true } }, true],
    ['call.ended', { call: { ended: 'silent' } }, 'silent'],
    ['call.notHeard', { call: { notHeard: 2 } }, 2],
    ['message.signature', { message: { signature: 'invalid' } }, 'invalid'],
    ['message.duplicate', { message: { duplicate: true } }, true],
    ['message.keyword', { message: { keyword: 'stop' } }, 'stop'],
    ['message.sender', { message: { sender: 'foreign' } }, 'foreign'],
    ['message.autoRepliesLastHour', { message: { autoRepliesLastHour: 5 } }, 5],
    ['message.media', { message: { media: true } }, true],
    ['message.cardNumber', { message: { cardNumber: true } }, true],
    ['identity.subject', { identity: { subject: 'account' } }, 'account'],
    ['identity.failedChecks', { identity: { failedChecks: 3 } }, 3],
    ['identity.liveContact', { identity: { liveContact: false } }, false],
    ['identity.ownRecord', { identity: { ownRecord: true } }, true],
    ['device.saveData', { device: { saveData: true } }, true],
    ['callback.attempts', { callback: { attempts: 1 } }, 1],
    ['callback.refused', { callback: { refused: true } }, true],
  ] as const)('is the fact itself for %s', (path, facts, value) => {
    expect(factOf(facts, path)).toBe(value);
  });

  it('raises an emergency at home from the words alone, below danger to life', () => {
    expect(factOf({ text: 'There is water through the ceiling.' }, 'derived.signal')).toBe('home-emergency');
    expect(factOf({ text: 'No hot water and the kitchen is on fire' }, 'derived.signal')).toBe('fire');
  });
});
