/** What a supervisor asks of the hub about how the work stands, and about colleagues. */
import type { Outcome, StatusSetFor, Wallboard } from '@hub/contract';
import type { Link } from './socket.ts';

interface WallboardParts {
  link: Pick<Link, 'ask'>;
  learn: (board: Wallboard | null) => void;
}

export interface WallboardDeeds {
  /** From now on, or no longer, the hub tells this page of the wallboard. */
  watchWallboard: (on: boolean) => Promise<Outcome>;
  /** Watches on after a new connection. */
  watchOn: () => void;
  setStatusFor: (asked: StatusSetFor) => Promise<Outcome>;
}

export function createWallboard({ link, learn }: WallboardParts): WallboardDeeds {
  let watches = false;
  const watchWallboard = async (on: boolean): Promise<Outcome> => {
    watches = on;
    const answer = await link.ask((socket) => socket.emitWithAck('wallboard:watch', { on }));
    if (answer.ok && on === watches) learn(answer.board);
    return answer;
  };
  return {
    watchWallboard,
    watchOn: () => {
      if (watches) void watchWallboard(true);
    },
    setStatusFor: (asked) => link.ask((socket) => socket.emitWithAck('status:set-for', asked)),
  };
}
