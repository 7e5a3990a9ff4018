/** The wallboard: how the work of the council stands, told by the hub as it changes; and the same for a screen on a wall. */
import { useEffect, useId, useState, type ReactNode } from 'react';
import type { ContactSummary, Wallboard as Board } from '@hub/contract';
import { followLink, goTo } from '../../ui/address.ts';
import { LaterDialog } from '../../ui/later.tsx';
import { useHubNow } from '../../ui/now.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { wallboard as words } from '../../wording/later/wallboard.ts';
import { Held } from '../work/held.tsx';
import { Queue } from '../work/queue.tsx';
import { Lines, type Kind } from './lines.tsx';
import { Staff } from './staff.tsx';
import { useBoard } from './use-board.ts';
import './wallboard.scss';

const loadTransfer = () => import('../transfer/transfer-dialog.tsx').then((part) => part.TransferDialog);

const goToDesk = () => goTo('/console');

const KINDS: readonly Kind[] = ['queues', 'channels', 'skills'];
const options = KINDS.map((value) => ({ value, label: words.kind[value] }));
/** How long somebody waits is read in tens of seconds; a wall is looked at more closely. */
const TICK_MS = 5000;
/** A wall is read from afar. */
const LARGE = '150%';

/** Draws the board once it has come. */
function WithBoard({ draw }: { draw: (board: Board, now: number) => ReactNode }) {
  const { board, problem, again } = useBoard();
  const now = useHubNow(TICK_MS);
  if (problem !== null) return <ProblemNote title={words.failed} detail={problem} onRetry={again} />;
  return board ? draw(board, now) : <Skeleton lines={8} />;
}

export function Wallboard() {
  const id = useId();
  const [kind, setKind] = useState<Kind>('queues');
  const [moving, setMoving] = useState<ContactSummary | null>(null);
  return (
    <>
      <div className="board-top">
        <h1 className="govuk-heading-l">{words.title}</h1>
        <a className="govuk-button govuk-button--secondary" href="/console/wallboard-large" onClick={followLink}>
          {words.large}
        </a>
      </div>
      <RadioGroup id={id} legend={words.by} options={options} chosen={kind} onChoose={setKind} />
      <WithBoard
        draw={(board, now) => (
          <>
            <Lines kind={kind} lines={board[kind]} now={now} />
            <div className="board-parts">
              <Staff agents={board.agents} now={now} isLarge={false} />
              <div>
                <Queue onMove={setMoving} />
                <Held onMove={setMoving} onRead={goToDesk} />
              </div>
            </div>
          </>
        )}
      />
      {moving && (
        <LaterDialog
          title={en.transfer.open}
          load={loadTransfer}
          given={{ contact: moving, isMove: true, onClose: () => setMoving(null) }}
        />
      )}
    </>
  );
}

export function LargeWallboard() {
  useEffect(() => {
    const { style } = document.documentElement;
    style.fontSize = LARGE;
    return () => {
      style.fontSize = '';
    };
  }, []);
  return (
    <>
      <div className="board-top">
        <h1 className="govuk-heading-l">{words.title}</h1>
        <a href="/console/wallboard" onClick={followLink}>
          {words.small}
        </a>
      </div>
      <WithBoard
        draw={(board, now) => (
          <>
            <Lines kind="queues" lines={board.queues} now={now} />
            <Staff agents={board.agents} now={now} isLarge />
          </>
        )}
      />
    </>
  );
}
