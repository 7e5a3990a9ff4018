/** Tools that few need. Where the chat is narrow they are folded away, so that its end and the words themselves stay in sight. */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { ChatWording } from '../wording/en.ts';

export function MoreTools({ wording, children }: { wording: ChatWording; children: ComponentChildren }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="hub-button hub-minor hub-more"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {wording.more}
      </button>
      <div class={isOpen ? 'hub-more-tools hub-shown' : 'hub-more-tools'} id={id}>
        {children}
      </div>
    </>
  );
}
