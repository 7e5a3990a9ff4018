/** The draft of one conversation, kept over reloads and while other conversations are open. */
import { useState } from 'react';
import { useHub } from '../../hub/context.tsx';

/** The words in the box, and how to change them. The component is keyed by conversation, so it never sees another's draft. */
export function useDraft(conversationId: string): [string, (text: string) => void] {
  const { memory } = useHub();
  const key = `draft:${conversationId}`;
  const [draft, setDraft] = useState(() => memory.read(key) ?? '');
  return [
    draft,
    (text) => {
      setDraft(text);
      memory.write(key, text);
    },
  ];
}
