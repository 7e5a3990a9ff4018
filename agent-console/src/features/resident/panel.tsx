/** One panel of the single view: its content, source and age, or that its source does not answer. It fails alone. */
import type { ReactNode } from 'react';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { en } from '../../wording/en.ts';
import { durationInWords } from '../../wording/in-words.ts';

type PanelState<T> =
  { state: 'ready'; source: string; asOf: string; data: T } | { state: 'unavailable'; source: string; detail: string };

interface PanelProps<T> {
  /** Empty when the content brings its own headings. */
  title: string;
  panel: PanelState<T>;
  onRetry: () => void;
  children: (data: T) => ReactNode;
}

export function Panel<T>({ title, panel, onRetry, children }: PanelProps<T>) {
  const now = useHubNow(WAITING_TICK_MS);
  return (
    <div className="panel">
      {title !== '' && <h3 className="panel__title">{title}</h3>}
      {panel.state === 'unavailable' ? (
        <ProblemNote title={en.resident.unavailable(panel.source)} detail={panel.detail} onRetry={onRetry} />
      ) : (
        <>
          {children(panel.data)}
          <p className="panel__source">
            {en.resident.source(panel.source, en.waiting.ago(durationInWords(now - Date.parse(panel.asOf))))}
          </p>
        </>
      )}
    </div>
  );
}
