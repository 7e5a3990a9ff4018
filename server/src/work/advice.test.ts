import { describe, expect, it } from '@jest/globals';
import { adviceOf } from './advice.ts';
import type { OfferWords } from './advice.ts';

const pothole = { name: 'Report a pothole', path: '/services/report-pothole' };
const say: OfferWords = ({ kind, by }, service) => (kind === 'gone' ? null : [kind, by, service].join(' '));

describe('advice', () => {
  it('has the link only where it is offered, beside what needs no internet', () => {
    const offers = [
      { kind: 'link', by: 'same', serviceId: 'report-pothole' },
      { kind: 'person', by: 'same' },
    ];
    expect(adviceOf({ offers }, pothole, say)).toEqual([
      { words: 'link same Report a pothole', link: '/services/report-pothole' },
      { words: 'person same Report a pothole', link: null },
    ]);
    expect(adviceOf({ offers: offers.slice(1) }, pothole, say).map(({ link }) => link)).toEqual([null]);
  });

  it('says each thing once, and nothing that cannot be said', () => {
    const offers = [{ kind: 'person' }, { kind: 'gone' }, { kind: 'person' }, { kind: 'link' }];
    expect(adviceOf({ offers }, null, say)).toHaveLength(1);
    expect(adviceOf(null, pothole, say)).toEqual([]);
  });
});
