/** Queues, channels or skills as cards: the same at any width, one below the other where there is room for one. */
import type { BoardLine, BoardQueue, Channel } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { durationInWords, humanise, languageName } from '../../wording/in-words.ts';
import { wallboard as words } from '../../wording/later/wallboard.ts';
import { isBusy, levelInWords, marksOf, shareInWords, type Mark } from './figures.ts';

export type Kind = 'queues' | 'channels' | 'skills';

type Line = BoardLine & Partial<Pick<BoardQueue, 'target'>>;

function nameOf(kind: Kind, name: string): string {
  if (kind === 'channels') return en.channel[name as Channel];
  return kind === 'skills' && name.length === 2 ? languageName(name) : humanise(name);
}

function Fact({ name, value, mark }: { name: string; value: string; mark?: Mark | undefined }) {
  return (
    <div className={mark ? 'board-card__fact board-card__fact--over' : 'board-card__fact'}>
      <dt>{name}</dt>
      <dd>
        {value} {mark && <strong className="board-mark">{mark.words}</strong>}
      </dd>
    </div>
  );
}

function Card({ kind, line, now }: { kind: Kind; line: Line; now: number }) {
  const marks = marksOf(line);
  const mark = (about: Mark['about']) => marks.find((each) => each.about === about);
  const { longestSince, target } = line;
  return (
    <li className={marks.length > 0 ? 'board-card board-card--over' : 'board-card'}>
      <h3 className="board-card__name">{nameOf(kind, line.name)}</h3>
      <dl className="board-card__facts">
        <div className="board-card__fact board-card__fact--first">
          <dt>{words.waiting}</dt>
          <dd>{line.waiting.toLocaleString('en-GB')}</dd>
        </div>
        <Fact
          name={words.longest}
          value={longestSince === null ? words.nobody : durationInWords(now - Date.parse(longestSince))}
          mark={mark('longest')}
        />
        <Fact name={words.level} value={levelInWords(line)} mark={mark('level')} />
        <Fact name={words.abandoned} value={shareInWords(line.abandoned, line.ended)} mark={mark('abandoned')} />
        {line.callbacksDue > 0 && <Fact name={words.callbacks} value={line.callbacksDue.toLocaleString('en-GB')} />}
        <Fact name={words.available} value={line.available.toLocaleString('en-GB')} mark={mark('available')} />
      </dl>
      {target && <p className="quiet">{words.target(target.share, words.seconds(target.seconds))}</p>}
    </li>
  );
}

export function Lines({ kind, lines, now }: { kind: Kind; lines: readonly Line[]; now: number }) {
  const busy = lines.filter(isBusy);
  const quiet = lines.filter((line) => !isBusy(line));
  return (
    <section aria-labelledby="board-lines">
      <h2 className="govuk-heading-m" id="board-lines">
        {words.heading[kind]}
      </h2>
      {lines.length === 0 && <p className="quiet">{words.none[kind]}</p>}
      <ul className="board-cards">
        {busy.map((line) => (
          <Card key={line.name} kind={kind} line={line} now={now} />
        ))}
      </ul>
      {quiet.length > 0 && (
        <p className="quiet board-quiet">
          {words.quiet(quiet.length)}: {quiet.map(({ name }) => nameOf(kind, name)).join(', ')}.
        </p>
      )}
    </section>
  );
}
