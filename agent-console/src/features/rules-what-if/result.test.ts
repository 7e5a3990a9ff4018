import * as React from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GuardRow, RuleWhatIf, RuleWhatIfResult } from '@hub/contract';
import { renderToStaticMarkup } from 'react-dom/server';

const row = (part: Partial<GuardRow>): GuardRow => ({
  ...{ group: 'any-need', guarded: 'person', n: 40, before: 1, after: 0.7, othersN: 200, othersBefore: 0.4 },
  ...{ othersAfter: 0.4, change: -0.3, low: -0.46, high: -0.17, stops: true, rules: ['J-060'] },
  ...part,
});
const side = { contactsPerDay: 10.5, meanWaitSeconds: 90, p90WaitSeconds: 400, abandonedShare: 0.05, cost: '£100.00' };
const result: RuleWhatIfResult = {
  ...{ total: 600, changed: 31, flows: [{ from: 'agent', to: 'self-service', count: 31 }] },
  byService: [{ name: 'missed-bin', total: 90, changed: 12 }],
  byChannel: [{ name: 'sms', total: 70, changed: 31 }],
  byNeed: [{ name: 'none', total: 500, changed: 0 }],
  byHour: [
    { name: '10', total: 60, changed: 9 },
    { name: '09', total: 50, changed: 3 },
  ],
  guard: {
    ...{ stops: true, hidden: 2, tolerancePoints: 2, fewest: 10, source: 'Invented.' },
    rows: [row({}), row({ group: 'no-access', stops: false, change: 0, low: 0, high: 0, after: 1, rules: [] })],
  },
  queues: { before: side, after: { ...side, meanWaitSeconds: 30 }, days: 40, hours: 9, meanHandleSeconds: 500 },
};
const whatIf = (part: Partial<RuleWhatIf['override']> = {}): RuleWhatIf => ({
  ...{ isCurrent: true, period: { from: '2026-05-01', to: '2026-05-28' }, state: 'done', done: 600, total: 600 },
  ...{ result, contacts: 31, override: { refusal: null, given: [], covers: false, ...part } },
});

describe('what a draft would have done', () => {
  let shown: (given: RuleWhatIf) => string;
  beforeAll(async () => {
    // Sources are read by jest without the build, whose elements know React by themselves.
    Object.assign(globalThis, { React });
    const { Result } = await import('./result.tsx');
    shown = (given) =>
      renderToStaticMarkup(
        React.createElement(
          QueryClientProvider,
          { client: new QueryClient() },
          React.createElement(Result, { draftId: 'd', revision: 3, csrfToken: 't', whatIf: given, result }),
        ),
      ).replace(/<[^>]+>/g, '|');
  });

  it('says who comes off worse, by how much beside others, and by which rows', () => {
    const text = shown(whatIf());
    expect(text).toContain('Yes. It cannot be published as it is.');
    expect(text).toContain('Anybody with a need: reach a person at once.');
    expect(text).toContain('100% before and 70% after, of 40 contacts. Others: 40% and 40%. By the rows J-060.');
    expect(text).toContain('-30 (-46 to -17)');
    expect(text).toContain('2 groups with fewer than 10 contacts are not shown.');
  });

  it('lets a colleague give a reason, and tells its author who may', () => {
    expect(shown(whatIf())).toContain('Your name and reason are kept for ever.');
    const own = shown(whatIf({ refusal: 'A colleague must decide this.' }));
    expect(own).toContain('A colleague must decide this.');
    expect(own).not.toContain('Your name and reason');
  });

  it('says who let it pass', () => {
    const given = [{ by: 'Raj', reason: 'It must be.', at: '2026-06-01T10:00:00Z' }];
    const text = shown(whatIf({ covers: true, given }));
    expect(text).toContain('It was let pass.');
    expect(text).toContain('Raj let it pass on 1 Jun 2026: It must be.');
  });

  it('has a table by service, channel, need and hour with n, hours in their order', () => {
    const text = shown(whatIf());
    for (const words of ['Missed bin', 'Text message|', 'None on record', '31 of 600 contacts', '1 May 2026'])
      expect(text).toContain(words);
    expect(text.indexOf('09:00 to 09:59')).toBeLessThan(text.indexOf('10:00 to 10:59'));
    expect(text).toContain('90 seconds');
  });

  it('says that the draft was changed since', () => {
    expect(shown({ ...whatIf(), isCurrent: false })).toContain('The draft was changed since.');
  });
});
