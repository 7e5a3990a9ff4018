/** A handset's call: what is heard, line by line, and what one can do. */
import { html } from '../../src/channels/web/pages/html.ts';
import type { Html } from '../../src/channels/web/pages/html.ts';
import { doingOf, isRinging } from '../calls/leg.ts';
import type { Leg } from '../calls/leg.ts';
import type { Rooms } from '../conferences/rooms.ts';
import { callState } from './call-state.ts';
import { spoken, timeOf } from './words.ts';

interface CallView {
  number: string;
  /** The newest call, if there was any. */
  leg: Leg | undefined;
  rooms: Rooms;
  /** What was done and did not fit. */
  note: string;
}

export function callView({ number, leg, rooms, note }: CallView): Html {
  const doing = leg === undefined ? 'ended' : doingOf(leg);
  return html`<section aria-labelledby="call-title">
    <h2 id="call-title" tabindex="-1">Call</h2>
    <div id="call-state" data-part role="status">${leg === undefined ? null : stateOf(leg, rooms)}</div>
    <p id="call-note" data-part class="note" role="alert">${note}</p>
    <div class="scrolled" role="log" aria-live="polite" aria-label="What is heard and said" tabindex="0">
      <ol id="call-lines" data-part="list" data-of="${leg?.call.sid ?? ''}" class="lines">
        ${(leg?.call.lines ?? []).map(
          ({ at, text, by }) =>
            html`<li class="${by === 'self' ? 'mine' : 'theirs'}">
              <p class="who">${by === 'self' ? 'You' : 'You hear'}</p>
              <p class="words">${text}</p>
              <p class="facts"><time>${timeOf(at)}</time></p>
            </li>`,
        )}
      </ol>
    </div>
    <div id="call-controls" data-part>${controls(number, leg, doing)}</div>
  </section>`;
}

function stateOf(leg: Leg, rooms: Rooms): Html {
  const { doing, status, from } = callState(leg, rooms);
  if (doing === 'ended') return html`<p class="state over">The call is over: ${STATUS_WORDS[status] ?? status}.</p>`;
  if (isRinging(leg)) return html`<p class="state rings">${spoken(from)} is calling this handset.</p>`;
  return html`<p class="state">${doingWords(leg, rooms)}</p>`;
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  ...{ completed: 'somebody hung up', busy: 'busy', 'no-answer': 'nobody answered', canceled: 'it stopped ringing' },
  failed: 'it could not be connected',
};

function doingWords(leg: Leg, rooms: Rooms): string {
  const { doing, gather, conference } = callState(leg, rooms);
  const others = (conference?.participants.length ?? 1) - 1;
  switch (doing) {
    case 'gathering':
      if (gather?.input === 'dtmf') return 'You are asked to press a key.';
      return gather?.input === 'speech' ? 'You are asked to speak.' : 'You are asked to press a key or speak.';
    case 'recording':
      return 'You are being recorded. Speak, then press # or stay silent.';
    case 'conference':
      return others === 0 ? 'You are waiting to be connected.' : `You are talking with ${othersWords(others)}.`;
    case 'held':
      return 'You are on hold.';
    case 'talking':
      return 'You are talking.';
    case 'ringing':
      return 'It is ringing.';
    case 'pausing':
    case 'speaking':
    case 'ended':
      return 'You are connected.';
  }
}

const othersWords = (others: number): string => (others === 1 ? 'one other person' : `${others} other people`);

function controls(number: string, leg: Leg | undefined, doing: string): Html {
  const at = (path: string): string =>
    `/handsets/${encodeURIComponent(number)}${path}?shown=${encodeURIComponent(number)}`;
  if (leg === undefined || doing === 'ended')
    return html`<form method="post" action="${at('/calls')}"><button class="go big">Call the council</button></form>`;
  const does = (name: string): string => at(`/calls/${leg.call.sid}/${name}`);
  const button = (name: string, words: string, look: string): Html =>
    html`<form method="post" action="${does(name)}"><button class="${look}">${words}</button></form>`;
  if (isRinging(leg))
    return html`<div class="row">
      ${button('answer', 'Answer', 'go')} ${button('decline', 'Decline', 'stop')}
      ${button('machine', 'Let voicemail answer', 'plain')}
    </div>`;
  return html`<div class="talk">
    <form method="post" action="${does('press')}" class="keys" aria-label="Keypad">
      ${KEYS.map((key) => html`<button name="digits" value="${key}" aria-label="${KEY_WORDS[key] ?? key}">${key}</button>`)}
    </form>
    <div>
      <form method="post" action="${does('speak')}">
        <label for="say">Say</label>
        <textarea id="say" name="text" rows="2" maxlength="2000" required data-once></textarea>
        <button>Speak</button>
      </form>
      <div class="row">${button('silence', 'Stay silent', 'plain')} ${button('hangup', 'Hang up', 'stop')}</div>
    </div>
  </div>`;
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const KEY_WORDS: Readonly<Record<string, string>> = { '*': 'Star', '#': 'Hash' };
