/** "How did we do?" on the chat page, once the chat has ended: one small form, and thanks. */
import type { ChatRating } from '@hub/contract';
import { COMMENT_LIMIT } from '@hub/contract';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { say } from './wording.ts';

/** Best first. */
const SCORES = [
  [5, 'rating.5'],
  [4, 'rating.4'],
  [3, 'rating.3'],
  [2, 'rating.2'],
  [1, 'rating.1'],
] as const;

/** What was wrong with the form that was just sent, with what stood in it. */
export interface RatingTried {
  error: string;
  score: number | null;
  comment: string;
}

export function ratingForm(rating: ChatRating, tried: RatingTried | null): Html | false {
  if (rating.state === 'none') return false;
  if (rating.state === 'thanks') return html`<p id="rating"><strong>${say('rating.thanks')}</strong></p>`;
  const { error = null, score = null, comment = '' } = tried ?? {};
  const describedBy = error !== null && html` aria-describedby="rating-error"`;
  const choice = ([value, id]: (typeof SCORES)[number]) =>
    html`<label>
      <input type="radio" name="score" value="${value}" required ${value === score && html`checked`} />
      ${say(id)}</label
    >`;
  return html`<form id="rating" method="post" action="/chat/rating" class="rating write">
    <input type="hidden" name="contactId" value="${rating.contactId}" />
    <fieldset${describedBy}>
      <legend>${say('rating.title')}</legend>
      ${error !== null && html`<p id="rating-error" class="error" role="alert"><strong>${say('chat.problem')}.</strong> ${error}</p>`}
      ${SCORES.map(choice)}
    </fieldset>
    <label for="comment">${say('rating.comment')}</label>
    <p id="comment-hint" class="hint">${say('rating.commentHint')}</p>
    <textarea id="comment" name="comment" rows="3" maxlength="${COMMENT_LIMIT}" aria-describedby="comment-hint">
${comment}</textarea>
    <button class="main">${say('rating.send')}</button>
  </form>`;
}
