/**
 * The chat as plain HTML: the same conversation in the same queue without JavaScript. Where JavaScript runs, its script puts
 * the live chat in the place of `#chat`.
 */
import type { ChatRating, ConversationEvent, QueuePlace, ResidentDraft } from '@hub/contract';
import { MESSAGE_LIMIT } from '@hub/contract';
import type { Council } from '../../../admin/index.ts';
import { chatForm } from './chat-form.ts';
import type { FormTried } from './chat-form.ts';
import { haveCode, madeCode } from './chat-code.ts';
import { messageItem } from './chat-message.ts';
import { ratingForm } from './chat-rating.ts';
import type { RatingTried } from './chat-rating.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { placeInWords } from './place-in-words.ts';
import { say } from './wording.ts';

/** The most messages on one page, so that it stays small on poor data. */
export const MESSAGES_A_PAGE = 20;

export interface ChatView {
  council: Council;
  /** A run of events without gaps, as a resident may see them; the last `MESSAGES_A_PAGE` of them are shown. */
  events: readonly ConversationEvent[];
  /** The last sequence of the conversation; 0 before it has begun. */
  lastSeq: number;
  place: QueuePlace;
  /** What the assistant is and how words are used, said before the first question (P74). */
  welcome: string;
  /** Which days near are not as others; null where none are. */
  otherHours: string | null;
  /** What was wrong with the words that were just sent, and what to do; null when nothing was. */
  error: string | null;
  /** Words that could not be sent, to be put right. */
  draft: string;
  /** The label of the quick way off the page, where the conversation offers one (P12); otherwise null. */
  exit: string | null;
  /** A code that was just made and is shown this once, with the number to text it to; null when none was. */
  code: { digits: string; number: string } | null;
  /** What was wrong with a code that was typed; null when nothing was. */
  codeError: string | null;
  /** Whether we ask how we did, once the chat has ended. */
  rating: ChatRating;
  /** A rating that could not be taken, to be put right; null when none was. */
  ratingTried: RatingTried | null;
  /** The form that an adviser fills in with them now; null where none is. */
  form: ResidentDraft | null;
  /** An answer to it that could not be read; null when none was. */
  formTried: FormTried | null;
  /** Whether they may sign in to MyAccount here. */
  canSignIn: boolean;
  /** Whether this chat can go on by text. */
  canMakeCode: boolean;
  /** Makes the id of each form; a form that is sent twice is stored once. */
  newId: () => string;
}

/** A form of one button that says something. */
function sayForm(view: ChatView, { action, label, text }: { action: string; label: string; text: string }): Html {
  return html`<form method="post" action="${action}">
    ${hidden(view)} <input type="hidden" name="text" value="${text}" /><button>${label}</button>
  </form>`;
}

function hidden({ newId }: ChatView): Html {
  return html`<input type="hidden" name="clientId" value="${newId()}" />`;
}

function messages(view: ChatView): Html {
  const { events, lastSeq, welcome } = view;
  const shown = events.slice(-MESSAGES_A_PAGE);
  const [first, last] = [shown.at(0), shown.at(-1)];
  if (!first || !last) return html`<p class="words">${welcome}</p>`;
  const reply = (label: string, text: string) => sayForm(view, { action: '/chat/messages', label, text });
  return html`${shown.length > 3 && html`<p><a href="#newest">${say('chat.newest')}</a></p>`}
    ${first.seq > 1 && html`<p><a href="/chat?before=${first.seq}">${say('chat.earlier')}</a></p>`}
    <h2 class="quiet">${say('chat.messages')}</h2>
    <ol class="messages">
      ${shown.map((event) => messageItem(event, { isNewest: event === last, reply }))}
    </ol>
    ${last.seq < lastSeq && html`<p><a href="/chat">${say('chat.latest')}</a></p>`}`;
}

function writing(view: ChatView): Html {
  const { error, draft } = view;
  const hint = say('chat.messageHint', { limit: MESSAGE_LIMIT });
  return html`<form method="post" action="/chat/messages" class="write">
      ${hidden(view)}
      <label for="text">${say('chat.message')}</label>
      <p id="hint" class="hint">${hint}</p>
      ${error !== null && html`<p id="error" class="error" role="alert"><strong>${say('chat.problem')}.</strong> ${error}</p>`}
      <textarea id="text" name="text" rows="4" required aria-describedby="hint${error === null ? '' : ' error'}">
${draft}</textarea>
      <button class="main">${say('chat.send')}</button>
    </form>
    <div class="buttons">
      <form method="get" action="/chat"><button>${say('chat.check')}</button></form>
      ${view.place.state !== 'agent' && sayForm(view, { action: '/chat/person', label: say('chat.person'), text: say('chat.personText') })}
      ${view.canMakeCode && html`<form method="post" action="/chat/code"><button>${say('code.make')}</button></form>`}
    </div>
    <p class="hint">${say('chat.checkHint')}</p>
    ${view.canSignIn && signIn()}
    <details>
      <summary>${say('chat.end')}</summary>
      <p>${say('chat.endWords')}</p>
      <form method="post" action="/chat/end">${hidden(view)}<button>${say('chat.endConfirm')}</button></form>
    </details>`;
}

/** Offered and never needed. */
function signIn(): Html {
  return html`<form method="post" action="/chat/my-account">
    <button aria-describedby="sign-in-hint">${say('chat.signIn')}</button>
    <p id="sign-in-hint" class="hint">${say('chat.signInHint')}</p>
  </form>`;
}

/** The chat page. Under 15 KB gzip with its stylesheet, whatever the conversation's length. */
export function chatPage(view: ChatView): string {
  const { council, events, place } = view;
  const hasEnded = place.state === 'ended';
  // Ending an ended chat lets go of it: the page then begins anew.
  const again = html`<form method="post" action="/chat/end">
    ${hidden(view)}<button class="main">${say('chat.startAgain')}</button>
  </form>`;
  // It leads by the hub, which drops the chat's cookie on the way: nothing in this browser opens the conversation any more.
  const exit =
    view.exit !== null &&
    html`<p class="exit"><a class="button" href="/chat/leave" rel="noopener noreferrer">${view.exit}</a></p>`;
  // Whoever has written here has a conversation; one that a code opens would take its place.
  const isUnwritten = view.lastSeq === events.length && !events.some(({ from }) => from === 'resident');
  const canUseCode = hasEnded || isUnwritten;
  // The code stands outside of what the script replaces: it is shown once.
  const body = html`${view.code && madeCode(view.code)}
    <div id="chat">
      ${exit}
      <p class="state"><strong>${placeInWords(place, events)}</strong></p>
      ${messages(view)} ${view.form && chatForm(view.form, view.formTried)}
      ${hasEnded && ratingForm(view.rating, view.ratingTried)} ${hasEnded ? again : writing(view)}
      ${canUseCode && haveCode(view.codeError)}
      <p><a href="/chat/needs">${say('needs.link')}</a></p>
      ${events.length > 0 && html`<p><a href="/chat/why">${say('why.link')}</a></p>`}
    </div>
    <h2>${say('chat.closedTitle')}</h2>
    <p>
      ${say('chat.closed')} ${say('layout.phone', { number: council.phone.number })}.
      ${say('layout.phoneHours', { hours: council.phone.hours })} ${view.otherHours}
    </p>`;
  return layout({ council, title: say('chat.title'), body, script: '/widget/chat-page.js' });
}
