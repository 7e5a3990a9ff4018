/** The messages, drawn only where they are looked at, so that a thread of thousands scrolls freely. */
import { memo, useCallback, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Thread } from '@hub/contract';
import { useHubState } from '../../hub/context.tsx';
import type { Pending } from '../../hub/outbox.ts';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { en } from '../../wording/en.ts';
import { Entry } from './entry.tsx';
import { PendingEntry } from './pending-entry.tsx';
import { useKeepAtEnd } from './use-keep-at-end.ts';

/** A guess for an entry that has not been measured, pixels. */
const ENTRY_HEIGHT = 84;
const guessHeight = () => ENTRY_HEIGHT;
/** Drawn again only when something it shows has changed, not on every scroll. */
const StillEntry = memo(Entry);
interface ThreadViewProps {
  thread: Thread;
  pending: readonly Pending[];
  residentName: string;
  /** Nobody reads along: nothing is marked as sent or seen. */
  isRecord: boolean;
  onTakeBack: (text: string) => void;
}

export function ThreadView({ thread, pending, residentName, isRecord, onTakeBack }: ThreadViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const readSeq = useHubState((state) => state.others[thread.conversationId]?.readSeq ?? 0);
  const now = useHubNow(WAITING_TICK_MS);
  const { events } = thread;
  const count = events.length + pending.length;
  // The same function for the same entries, or every scroll would measure the whole thread anew.
  const getItemKey = useCallback(
    (index: number) => events[index]?.clientId ?? pending[index - events.length]?.clientId ?? index,
    [events, pending],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: guessHeight,
    getItemKey,
    overscan: 8,
    useFlushSync: false,
  });

  const list = useRef<HTMLDivElement>(null);
  const { atEnd, fresh, onScroll } = useKeepAtEnd({
    scroller,
    list,
    count,
    toEnd: virtualizer.scrollToEnd,
    // What I have just sent is always shown.
    sent: pending.at(-1)?.clientId,
  });

  const lastMine = events.findLast((event) => event.from === 'agent' && event.kind === 'message');
  const markOf = (seq: number) => (readSeq >= seq ? en.conversation.seen : en.conversation.sent);
  return (
    <div className="thread">
      <div
        className="thread__scroller"
        ref={scroller}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={en.conversation.messages}
        onScroll={onScroll}
      >
        {count === 0 && <p className="quiet">{en.conversation.empty}</p>}
        <div role="list" className="thread__list" ref={list} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((row) => {
            const event = events[row.index];
            const item = pending[row.index - events.length];
            return (
              <div
                role="listitem"
                aria-setsize={count}
                aria-posinset={row.index + 1}
                className="thread__row"
                key={row.key}
                data-index={row.index}
                ref={virtualizer.measureElement}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                {event && (
                  <StillEntry
                    event={event}
                    residentName={residentName}
                    now={now}
                    mark={!isRecord && event === lastMine ? markOf(event.seq) : null}
                  />
                )}
                {item && <PendingEntry item={item} onTakeBack={onTakeBack} />}
              </div>
            );
          })}
        </div>
      </div>
      {!atEnd && (
        <button type="button" className="thread__to-end" onClick={() => virtualizer.scrollToEnd()}>
          {fresh > 0 ? en.conversation.newest(fresh) : en.conversation.toNewest}
        </button>
      )}
    </div>
  );
}
