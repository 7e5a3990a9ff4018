/** The list of messages: a log that announces each new one once and never the history. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Row } from '../rows.ts';
import type { ChatWording } from '../wording/en.ts';
import { Message } from './message.tsx';

interface MessageListProps {
  rows: readonly Row[];
  /** True once the history is among the rows. */
  hasHistory: boolean;
  typist: string | null;
  hub: string;
  wording: ChatWording;
  say: (text: string) => void;
  sendAgain: (clientId: string) => void;
}

const sizeOf = ({ clientWidth, clientHeight }: Element): string => `${clientWidth} ${clientHeight}`;

/** Pixels from the end within which a reader counts as being there. */
const NEAR_END = 60;

/** True a moment after the history was painted: a region that turns live together with its content would read all of it out. */
function useLiveAfter(hasHistory: boolean): boolean {
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    if (!hasHistory) {
      setLive(false);
      return;
    }
    let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(() => setLive(true))));
    return () => cancelAnimationFrame(frame);
  }, [hasHistory]);
  return isLive;
}

export function MessageList({ rows, hasHistory, typist, hub, wording, say, sendAgain }: MessageListProps) {
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasNewsBelow, setNewsBelow] = useState(false);
  const isLive = useLiveAfter(hasHistory);
  const last = rows.at(-1);

  const goToEnd = () => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
    setNewsBelow(false);
  };
  const size = useRef('');
  const noteScroll = () => {
    const box = log.current;
    // A box of another size scrolls by itself; only the reader's own scrolling counts.
    if (!box || sizeOf(box) !== size.current) return;
    isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
    if (isAtEnd.current) setNewsBelow(false);
  };
  // A reader who has scrolled back is not pulled away; their own words always are in view.
  useLayoutEffect(() => {
    if (isAtEnd.current || last?.from === 'resident') goToEnd();
    else if (last) setNewsBelow(true);
  }, [last?.key, last?.delivery, typist !== null]);
  // A phone's keyboard or a turned screen makes the box smaller: what was in view at the end stays in view.
  useEffect(() => {
    const box = log.current;
    if (!box) return;
    const resizes = new ResizeObserver(() => {
      size.current = sizeOf(box);
      if (isAtEnd.current) goToEnd();
    });
    resizes.observe(box);
    return () => resizes.disconnect();
  }, []);
  // Pressing an answer keeps the keyboard where the answer to it will appear.
  const answer = (text: string) => {
    say(text);
    log.current?.focus();
  };

  return (
    <div class="hub-log-frame">
      <div
        class="hub-log"
        ref={log}
        role="log"
        aria-label={wording.messages}
        aria-live={isLive ? 'polite' : 'off'}
        aria-relevant="additions"
        tabIndex={0}
        onScroll={noteScroll}
      >
        <ol class="hub-list">
          {rows.map((row) => (
            <Message key={row.key} {...{ row, hub, wording, sendAgain }} say={answer} />
          ))}
        </ol>
      </div>
      <p class="hub-typing">{typist !== null && wording.typing(typist)}</p>
      {hasNewsBelow && (
        <button type="button" class="hub-button hub-newest" onClick={goToEnd}>
          {wording.newMessages}
        </button>
      )}
    </div>
  );
}
