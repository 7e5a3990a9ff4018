/** What the counts of the wallboard say in words, and what is beyond what the council promises. Pure. */
import type { BoardLine, BoardQueue } from '@hub/contract';
import { wallboard as words } from '../../wording/later/wallboard.ts';

const percentOf = (part: number, all: number): number => Math.round((part / all) * 100);

/** "67% (2 of 3)": no share without its number. */
export const shareInWords = (part: number, all: number): string =>
  all === 0 ? words.ofNobody : words.share(percentOf(part, all), part, all);

export const levelInWords = ({ promised, inTarget, ended }: BoardLine): string =>
  promised === 0 && ended > 0 ? words.withoutTarget : shareInWords(inTarget, promised);

export interface Mark {
  about: 'longest' | 'level' | 'abandoned' | 'available';
  words: string;
}

/** What is beyond the promise, each in words of its own: nobody needs to tell colours apart. */
export function marksOf(line: BoardLine & Partial<Pick<BoardQueue, 'target'>>): Mark[] {
  const { target } = line;
  const marks: Mark[] = [];
  if (line.overTarget > 0) marks.push({ about: 'longest', words: words.mark.over(line.overTarget) });
  if (target && line.promised > 0 && line.inTarget * 100 < target.share * line.promised)
    marks.push({ about: 'level', words: words.mark.level });
  if (target && line.abandoned * 100 > target.abandonedShare * line.ended)
    marks.push({ about: 'abandoned', words: words.mark.abandoned(target.abandonedShare) });
  if (line.waiting > 0 && line.available === 0) marks.push({ about: 'available', words: words.mark.nobody });
  return marks;
}

/** Does anything of it need to be looked at? The others are named in one line. */
export const isBusy = ({ waiting, ended, callbacksDue }: BoardLine): boolean => waiting + ended + callbacksDue > 0;
