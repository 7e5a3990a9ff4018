import { describe, expect, it } from '@jest/globals';
import { applySync, emptyThread, type ConversationEvent } from '@hub/contract';
import { contact, event, offer, uuid, work } from '../../test/builders.ts';
import { nothingNoticed, whatIsNew } from './what-is-new.ts';

const mine = work({ mine: [contact(1), contact(2)] });
const said = (n: number, events: ConversationEvent[], selected: string | null = uuid(1)) => {
  const conversationId = uuid(1000 + n);
  return {
    ...{ work: mine, selected, complete: { [conversationId]: true as const } },
    threads: { [conversationId]: applySync(emptyThread(conversationId), events) },
  };
};

describe('what an adviser is called for', () => {
  it('is each offer, once', () => {
    const state = { ...said(1, []), work: work({ offers: [offer(3)] }) };
    const first = whatIsNew(nothingNoticed, state, false);
    expect(first.news.map(({ kind, id }) => [kind, id])).toEqual([['offer', offer(3).offerId]]);
    expect(whatIsNew(first.noticed, state, true).news).toEqual([]);
  });

  it("is a resident's words in a contact that is not open, and never what was said before", () => {
    const { noticed, news } = whatIsNew(nothingNoticed, said(2, [event(2, 1)]), false);
    expect(news).toEqual([]);
    const later = whatIsNew(noticed, said(2, [event(2, 1), event(2, 2)]), false);
    expect(later.news.map(({ kind, contact: { contactId } }) => [kind, contactId])).toEqual([['message', uuid(2)]]);
    expect(whatIsNew(later.noticed, said(2, [event(2, 1), event(2, 2)]), false).news).toEqual([]);
  });

  it('is nothing that is before their eyes, unless the page is behind another', () => {
    const { noticed } = whatIsNew(nothingNoticed, said(1, [event(1, 1)]), false);
    const state = said(1, [event(1, 1), event(1, 2)]);
    expect(whatIsNew(noticed, state, false).news).toEqual([]);
    expect(whatIsNew(noticed, state, true).news).toHaveLength(1);
  });

  it('is nothing that was not said by the resident', () => {
    const { noticed } = whatIsNew(nothingNoticed, said(2, [event(2, 1)]), true);
    const more = [event(2, 1), event(2, 2, { from: 'bot' }), event(2, 3, { kind: 'note', from: 'agent' })];
    expect(whatIsNew(noticed, said(2, more), true).news).toEqual([]);
  });
});
