import { describe, expect, it } from '@jest/globals';
import { decide, loadRuleSet, subjectOf } from '@hub/routing-rules';
import type { Facts } from '@hub/routing-rules';
import { dutiesOf } from './duties.ts';

const ruleSet = loadRuleSet();
const dutiesFor = (facts: Facts) => dutiesOf(ruleSet, decide(ruleSet, facts));

describe('dutiesOf', () => {
  it('names everything a decision asks for but what is said, each once, with the row that asks first', () => {
    const decision = decide(ruleSet, {
      channel: 'webchat',
      safety: { signal: 'domestic-abuse' },
      hours: { open: true },
    });
    const duties = dutiesOf(ruleSet, decision);
    const asked = decision.obligations.filter(({ kind }) => kind !== 'say');
    expect(duties).toHaveLength(asked.length);
    for (const obligation of asked)
      if (subjectOf(obligation) !== '')
        expect(duties).toContainEqual(
          expect.objectContaining({ kind: obligation.kind, what: subjectOf(obligation), clause: expect.any(String) }),
        );
    expect(duties).toContainEqual(expect.objectContaining({ kind: 'suppress', what: 'sms', clause: 'P12' }));
    expect(duties).toContainEqual(expect.objectContaining({ kind: 'keep-channel', what: 'channel' }));
  });

  it('asks to apply the needs of a resident, whatever they are', () => {
    const duties = dutiesFor({ channel: 'webchat', resident: { needs: ['large-print'] }, hours: { open: true } });
    expect(duties).toContainEqual(expect.objectContaining({ kind: 'apply', what: 'needs', clause: 'P19' }));
  });
});
