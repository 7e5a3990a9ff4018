/** The quick way off the page: always in view above the composer, and on the keyboard from wherever the focus is. */
import { useEffect, useId } from 'preact/hooks';
import type { Exit } from '../quick-exit.ts';
import { createEscapeCounter } from '../quick-exit.ts';
import type { ChatWording } from '../wording/en.ts';

interface QuickExitProps {
  exit: Exit;
  wording: ChatWording;
  leave: (url: string) => void;
}

export function QuickExit({ exit: { label, url }, wording, leave }: QuickExitProps) {
  const id = useId();
  useEffect(() => {
    const completes = createEscapeCounter();
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.repeat && completes(event.timeStamp)) leave(url);
    };
    // On the way down: an open dialog or a minimised chat must not swallow it.
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [url]);

  return (
    <div class="hub-exit">
      <button type="button" class="hub-button hub-danger" aria-describedby={`${id}hint`} onClick={() => leave(url)}>
        {label}
      </button>
      <p class="hub-keys" id={`${id}hint`}>
        {wording.exitHint}
      </p>
    </div>
  );
}
