/** A handset's texts, and a box to write one. */
import { html } from '../../src/channels/web/pages/html.ts';
import type { Html } from '../../src/channels/web/pages/html.ts';
import type { Text } from '../texts/network.ts';
import { timeOf } from './words.ts';

export function textsView(number: string, thread: readonly Text[]): Html {
  return html`<section aria-labelledby="texts-title">
    <h2 id="texts-title">Texts</h2>
    <p id="texts-none" data-part class="quiet">${thread.length === 0 ? 'No texts yet.' : ''}</p>
    <div class="scrolled" role="log" aria-live="polite" aria-relevant="additions" aria-label="Texts" tabindex="0">
      <ol id="texts" data-part="list" data-of="${number}" class="thread">
        ${thread.map(bubble)}
      </ol>
    </div>
    <form method="post" action="/texts?shown=${encodeURIComponent(number)}">
      <input type="hidden" name="from" value="${number}" />
      <label for="body">Text the council</label>
      <textarea id="body" name="body" rows="3" maxlength="1600" required data-once></textarea>
      <button>Send</button>
    </form>
  </section>`;
}

const SENDERS = { inbound: 'You', 'outbound-api': 'The council', 'outbound-reply': 'The council, in reply' } as const;

function bubble({ direction, body, status, segments, errorCode, answered, at }: Text): Html {
  const why = answered === null ? '' : `, the hub answered ${answered}`;
  return html`<li class="${direction === 'inbound' ? 'mine' : 'theirs'}">
    <p class="who">${SENDERS[direction]}</p>
    <p class="words">${body}</p>
    <p class="facts">
      <time>${timeOf(at)}</time>, ${status}${errorCode === null ? '' : ` (${errorCode}${why})`},
      ${segments === 1 ? '1 segment' : `${segments} segments`}
    </p>
  </li>`;
}
