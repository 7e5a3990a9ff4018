/** What residents wrote beside their rating, by channel and score. */
import { useId, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { channelSchema, commentListSchema, ratingScoreSchema } from '@hub/contract';
import type { CommentList, CommentQuery, Period } from '@hub/contract';
import { get } from '../../hub/api.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { dateInWords } from '../../wording/in-words.ts';
import { figures } from '../../wording/later/figures.ts';

const { comments: words } = figures;
const SCORES = [5, 4, 3, 2, 1] as const;

async function fetchComments(query: CommentQuery): Promise<CommentList> {
  const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return (await get(`/api/console/comments?${asked.toString()}`, commentListSchema)).body;
}

interface ChoiceProps {
  label: string;
  /** What stands for no choice. */
  all: string;
  options: readonly (readonly [string, string])[];
  chosen: string;
  onChoose: (value: string) => void;
}

function Choice({ label, all, options, chosen, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="form-field">
      <label className="form-field__label" htmlFor={id}>
        {label}
      </label>
      <select className="govuk-select" id={id} value={chosen} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{all}</option>
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Comments({ comments, isCut }: CommentList) {
  if (comments.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <ul className="plain-list">
        {comments.map(({ at, channel, score, service, comment }, index) => (
          <li className="task" key={`${at} ${index}`}>
            <p className="task__facts">{comment ?? <em>{words.withheld}</em>}</p>
            <p className="task__facts quiet">
              {words.from(en.channel[channel], words.score(score), dateInWords(at), service)}
            </p>
          </li>
        ))}
      </ul>
      {isCut && <p className="quiet">{words.cut(comments.length)}</p>}
    </>
  );
}

export function CommentsPanel({ period }: { period: Period }) {
  const titleId = useId();
  const [channel, setChannel] = useState('');
  const [score, setScore] = useState('');
  const [ofChannel, ofScore] = [channelSchema.safeParse(channel), ratingScoreSchema.safeParse(Number(score))];
  const query = {
    ...period,
    ...(ofChannel.success && { channel: ofChannel.data }),
    ...(ofScore.success && { score: ofScore.data }),
  };
  const list = useQuery({ queryKey: ['comments', query], queryFn: () => fetchComments(query), staleTime: 0 });
  return (
    <section aria-labelledby={titleId} aria-live="polite" aria-busy={list.isPending}>
      <h3 className="govuk-heading-s" id={titleId}>
        {words.title}
      </h3>
      <Choice
        label={words.channel}
        all={words.allChannels}
        options={channelSchema.options.map((each) => [each, en.channel[each]] as const)}
        chosen={channel}
        onChoose={setChannel}
      />
      <Choice
        label={words.rating}
        all={words.allScores}
        options={SCORES.map((each) => [String(each), words.score(each)] as const)}
        chosen={score}
        onChoose={setScore}
      />
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && (
        <ProblemNote title={figures.failed} detail={list.error.message} onRetry={() => void list.refetch()} />
      )}
      {list.isSuccess && <Comments {...list.data} />}
    </section>
  );
}
