import { describe, expect, it } from '@jest/globals';
import type { ContactDetail, DraftView } from '@hub/contract';
import { withDraft } from './with-draft.ts';

const draft = (draftId: string, version: number): DraftView => ({
  draftId,
  formId: 'report-pothole',
  title: 'Report a pothole',
  state: 'open',
  version,
  fields: [],
  answers: {},
  inWords: {},
  missing: [],
  reference: null,
  confirmed: null,
  doubted: false,
});
const detail = { drafts: [draft('a', 2), draft('b', 1)] } as unknown as ContactDetail;

describe('a saved draft', () => {
  it('stands in the place of the one before it', () => {
    expect(withDraft(detail, draft('b', 2))?.drafts.map(({ draftId, version }) => [draftId, version])).toEqual([
      ['b', 2],
      ['a', 2],
    ]);
  });

  it('is added when it is new, and changes nothing when it was overtaken', () => {
    expect(withDraft(detail, draft('c', 1))?.drafts).toHaveLength(3);
    expect(withDraft(detail, draft('a', 1))).toBe(detail);
    expect(withDraft(undefined, draft('a', 1))).toBeUndefined();
  });
});
