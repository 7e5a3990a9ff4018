import { eventKindSchema, senderSchema } from '@hub/contract';
import type { ConversationEvent } from '@hub/contract';
import { describe, expect, it } from '@jest/globals';
import { present } from './present.ts';

const event = (over: Partial<ConversationEvent>): ConversationEvent => ({
  conversationId: '00000000-0000-4000-8000-000000000001',
  seq: 1,
  clientId: '00000000-0000-4000-8000-000000000002',
  kind: 'message',
  from: 'bot',
  text: 'Hello',
  at: '2026-11-24T10:00:00.000Z',
  staff: { route: 'agent', safety: 'fire', because: [], ruleSetVersion: 'abc', disposition: 'resolved' },
  ...over,
});

describe('present', () => {
  it('hides the staff note from residents in every kind of event from every sender, and nothing else', () => {
    for (const kind of eventKindSchema.exclude(['note']).options)
      for (const from of senderSchema.options) {
        const whole = event({ kind, from });
        const { staff, ...rest } = whole;
        expect(present(whole, 'resident')).toEqual(rest);
        expect(present(whole, 'staff')).toEqual({ ...rest, staff });
      }
  });

  it('shows a note to staff, and to residents nothing of it but its place', () => {
    for (const from of senderSchema.options) {
      const note = event({ kind: 'note', from, name: 'Bola', actions: [{ type: 'reply', label: 'Yes', text: 'Yes' }] });
      const { conversationId, seq, clientId, at } = note;
      const shown = { conversationId, seq, clientId, at, kind: 'note', from: 'system', text: '' };
      expect(present(note, 'resident')).toEqual(shown);
      expect(present(note, 'staff')).toEqual(note);
    }
  });
});
