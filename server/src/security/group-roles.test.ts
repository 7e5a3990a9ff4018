import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { StaffRole } from '@hub/contract';
import { roleOfGroups } from './group-roles.ts';

const ROLES = new Map<string, StaffRole>([
  ['contact-centre', 'agent'],
  ['team-leaders', 'supervisor'],
  ['internal-audit', 'auditor'],
]);

describe('the role of groups (ASVS 5.0 V8.2)', () => {
  it.each([
    [['contact-centre'], 'agent'],
    [['contact-centre', 'internal-audit'], 'auditor'],
    [['internal-audit', 'team-leaders', 'contact-centre'], 'supervisor'],
    [['everybody', 'contact-centre'], 'agent'],
    ['team-leaders', 'supervisor'],
  ])('of %j it is %s', (groups, role) => {
    expect(roleOfGroups(ROLES, groups)).toBe(role);
  });

  it('is none for whatever else a claim may hold', () => {
    for (const groups of [
      undefined,
      null,
      [],
      '',
      'Team-Leaders',
      ['team-leaders '],
      [['team-leaders']],
      { 0: 'team-leaders' },
    ])
      expect(roleOfGroups(ROLES, groups)).toBeUndefined();
    fc.assert(fc.property(fc.jsonValue(), (groups) => roleOfGroups(new Map(), groups) === undefined));
  });

  it('does not depend on the order of the groups', () => {
    const groups = fc.shuffledSubarray([...ROLES.keys(), 'everybody', 'parking']);
    fc.assert(fc.property(groups, (given) => roleOfGroups(ROLES, given) === roleOfGroups(ROLES, [...given].reverse())));
  });
});
