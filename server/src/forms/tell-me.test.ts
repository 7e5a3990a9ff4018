import { describe, expect, it } from '@jest/globals';
import { loadForms } from '@hub/forms';
import { readTellMe, tellMe } from './tell-me.ts';

describe('asking to be told', () => {
  it('is offered where a report was sent, and read from what was pressed', () => {
    for (const form of loadForms()) {
      const [action] = tellMe(form, 'R-2345-ABCD').actions ?? [];
      expect(action?.type).toBe(form.destination.kind === 'open311' ? 'reply' : undefined);
      if (action?.type === 'reply') expect(readTellMe(action.text)).toBe('R-2345-ABCD');
    }
  });

  it.each(['Tell me how it gets on', 'Tell me how R-1 gets on', 'R-2345-ABCD', ''])('is not "%s"', (text) =>
    expect(readTellMe(text)).toBeNull(),
  );
});
