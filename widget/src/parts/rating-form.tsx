/** "How did we do?", once the chat has ended: five answers, a few words if they like, and thanks. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ChatRating } from '@hub/contract';
import type { Chat } from '../chat-model.ts';
import { COMMENT_LIMIT } from '../limits.ts';
import type { ChatWording } from '../wording/en.ts';

interface RatingFormProps {
  chat: Pick<Chat, 'rating' | 'rate'>;
  wording: ChatWording;
}

/** Best first. */
const SCORES = [
  [5, 'ratingVeryGood'],
  [4, 'ratingGood'],
  [3, 'ratingOk'],
  [2, 'ratingPoor'],
  [1, 'ratingVeryPoor'],
] as const;

export function RatingForm({ chat, wording }: RatingFormProps) {
  const id = useId();
  const [rating, setRating] = useState<ChatRating>({ state: 'none' });
  const [score, setScore] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [hasSent, setSent] = useState(false);
  const thanks = useRef<HTMLParagraphElement>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => void chat.rating().then(setRating), [chat]);
  // The button that sent it is gone; the thanks get the focus, and are read.
  useEffect(() => {
    if (hasSent) thanks.current?.focus();
  }, [hasSent]);

  if (rating.state === 'none') return null;
  if (rating.state === 'thanks')
    return (
      <p class="hub-rating hub-thanks" ref={thanks} tabIndex={-1}>
        {wording.ratingThanks}
      </p>
    );

  const send = async () => {
    setError(null);
    if (score === null) {
      setError(wording.ratingChoose);
      first.current?.focus();
      return;
    }
    const answer = await chat.rate({ contactId: rating.contactId, score, comment });
    if (answer.state !== 'done') {
      setError(answer.state === 'refused' ? answer.words : wording.ratingFailed);
      return;
    }
    setSent(true);
    setRating({ state: 'thanks' });
  };
  return (
    <form
      class="hub-rating"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <fieldset class="hub-scores" aria-describedby={`${id}error`}>
        <legend class="hub-label">{wording.ratingHeading}</legend>
        {SCORES.map(([value, label], index) => (
          <label class="hub-score" key={value}>
            <input
              type="radio"
              name={`${id}score`}
              value={value}
              checked={score === value}
              onChange={() => setScore(value)}
              {...(index === 0 && { ref: first })}
            />
            {wording[label]}
          </label>
        ))}
      </fieldset>
      <p class="hub-error" id={`${id}error`} role="alert">
        {error}
      </p>
      <label class="hub-label" for={`${id}comment`}>
        {wording.ratingComment}
      </label>
      <p class="hub-hint" id={`${id}comment-hint`}>
        {wording.ratingCommentHint}
      </p>
      <div class="hub-write">
        <textarea
          class="hub-text"
          id={`${id}comment`}
          rows={2}
          maxLength={COMMENT_LIMIT}
          value={comment}
          aria-describedby={`${id}comment-hint`}
          onInput={(event) => setComment(event.currentTarget.value)}
        />
        <button type="submit" class="hub-button hub-main hub-send">
          {wording.send}
        </button>
      </div>
    </form>
  );
}
