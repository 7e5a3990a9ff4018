/** The pack of a month: every figure with its n and meaning, and a saving only beside how people fared. */
import { describe, expect, it } from '@jest/globals';
import { council } from '../../admin/index.ts';
import { figuresOf, figure } from '../measures/measures.ts';
import { NO_SUMS } from '../measures/sums.ts';
import { packPage } from './pack-page.ts';

const sums = { ...NO_SUMS, contacts: 200, rated: 40, good: 30, known: 50, firstTime: 40 };
const page = packPage({
  ...{ council, month: '2026-10', today: '2026-11-02', style: '/assets/pack.css' },
  report: {
    ...{ from: '2026-10-01', to: '2026-10-31', figures: figuresOf(sums), tariffs: [] },
    channels: [{ channel: 'phone', figure: figure('channelMix', '50.0%', 100) }],
    saving: {
      figure: figure('saving', '£12.00', 20),
      beside: {
        satisfaction: figure('satisfaction', '75.0%', 40),
        firstContact: figure('firstContact', '80.0%', 50),
        fairness: [{ group: 'bsl', shares: [{ id: 'satisfaction', n: 12, share: 0.5, low: 0.25, high: 0.75 }] }],
      },
    },
    promises: [],
    before: { positive: 136, negative: 129, source: 'A <report>' },
    charts: [
      {
        ...{ id: 'bulky-waste', title: 'Bulky waste', definition: 'Bookings', series: ['Online'], target: null },
        months: [{ month: '2026-10', counts: [3] }],
      },
    ],
  },
  staffing: {
    ...{ from: '2026-10-01', to: '2026-10-31', channel: 'phone', days: 0, patienceSeconds: null, rows: [] },
    ...{ target: { share: 80, seconds: 20 }, definition: 'Agents' },
  },
});

describe('the pack', () => {
  it('says each figure with its n and what it means, and hides small ones', () => {
    for (const { name, definition } of figuresOf(sums)) {
      expect(page).toContain(name);
      expect(page).toContain(definition.slice(0, 40));
    }
    expect(page).toContain('How we did in October 2026');
    expect(page).toContain('<td>Hidden</td>');
    expect(page).toContain('A &lt;report&gt;');
  });

  it('tells the saving beside content, returns and fairness', () => {
    const [, after = ''] = page.split('£12.00');
    const beside = after.slice(0, after.indexOf('</section>'));
    for (const words of [
      '75.0%',
      'British Sign Language',
      '80.0%',
      '50% (25 to 75), n 12',
      'A saving counts for nothing',
    ])
      expect(beside).toContain(words);
  });
});
