/** One panel of the single view: loading, its content with source and age, closed, or that its source does not answer. It fails alone. */
import { useRef, type ReactNode } from 'react';
import type { PanelName, PanelState } from '@hub/contract';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { durationInWords } from '../../wording/in-words.ts';

/** The data of a panel that was read, as whatever shows it takes it. */
export type Read<P extends PanelState> = Extract<P, { state: 'ready' }>['data'];

interface PanelProps<P extends PanelState> {
  name: PanelName;
  /** False when the content brings its own headings. */
  isTitled?: boolean;
  /** Undefined while it has not been told. */
  panel: P | undefined;
  /** Why it is not coming any more. */
  brokenOff: string | null;
  onRetry: (name: PanelName) => void;
  /** What asks for a reason where one would open it; given what reads the panel again. */
  askWhy?: (onSaid: () => void) => ReactNode;
  children: (data: Read<P>) => ReactNode;
}

export function Panel<P extends PanelState>(props: PanelProps<P>) {
  const { name, isTitled = true, panel, brokenOff, onRetry } = props;
  const title = en.offices.panel[name];
  const place = useRef<HTMLDivElement>(null);
  const retry = () => {
    // The button goes: whoever pressed it is left here, not at the top of the page.
    place.current?.focus();
    onRetry(name);
  };
  return (
    <div className="panel" ref={place} tabIndex={-1} data-panel={name}>
      {isTitled && <h3 className="panel__title">{title}</h3>}
      {panel ? (
        <Told {...props} panel={panel} onRetry={retry} />
      ) : brokenOff === null ? (
        <Skeleton lines={3} label={en.offices.loading(title)} />
      ) : (
        <ProblemNote title={en.resident.unavailable(title)} detail={brokenOff} onRetry={retry} retryWhat={title} />
      )}
    </div>
  );
}

interface ToldProps<P extends PanelState> {
  panel: P;
  onRetry: () => void;
  askWhy?: (onSaid: () => void) => ReactNode;
  children: (data: Read<P>) => ReactNode;
}

function Told<P extends PanelState>({ panel, onRetry, askWhy, children }: ToldProps<P>) {
  const now = useHubNow(WAITING_TICK_MS);
  const { source } = panel;
  if (panel.state === 'closed')
    return (
      <>
        <p>{panel.detail}</p>
        {panel.needs === 'reason' && askWhy?.(onRetry)}
      </>
    );
  if (panel.state === 'unavailable')
    return (
      <ProblemNote title={en.resident.unavailable(source)} detail={panel.detail} onRetry={onRetry} retryWhat={source} />
    );
  const age = en.waiting.ago(durationInWords(now - Date.parse(panel.asOf)));
  return (
    <>
      {panel.state === 'last-seen' && (
        <ProblemNote
          title={en.resident.unavailable(source)}
          detail={en.offices.lastSeen(age)}
          onRetry={onRetry}
          retryWhat={source}
        />
      )}
      {panel.data === null ? <p>{en.offices.noRecord}</p> : children(panel.data)}
      <p className="panel__source">{en.resident.source(source, age)}</p>
    </>
  );
}
