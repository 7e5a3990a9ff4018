/** What goes wrong next, with texts and with calls. */
import { html } from '../../src/channels/web/pages/html.ts';
import type { Html } from '../../src/channels/web/pages/html.ts';
import { CALL_FAULTS, TEXT_FAULTS } from '../faults.ts';
import type { CallFault, Fault, TextFault } from '../faults.ts';
import { spoken } from './words.ts';

const TEXT_WORDS: Readonly<Record<TextFault, string>> = {
  'timeout-after-accept': 'The text is taken, but no answer comes',
  '500-after-accept': 'The text is taken, but the answer is an error',
  '429': 'It is too much: nothing is taken',
  'no-callback': 'Nothing is told of what became of it',
  'callbacks-out-of-order': 'It is told twice, and out of order',
  'phone-off': 'The phone is off: not delivered',
  landline: 'The number is no mobile: not delivered',
};
const CALL_WORDS: Readonly<Record<CallFault, string>> = {
  'timeout-after-accept': 'The call is made, but no answer comes',
  '500': 'No call is made, and the answer is an error',
  'lost-callback': 'Nothing is told of what became of it',
  'callbacks-out-of-order': 'It is told late, twice and out of order',
  busy: 'The telephone is busy',
  'no-answer': 'Nobody answers',
};

export function faultsView(number: string, faults: readonly Fault[]): Html {
  const set = faults.map(
    ({ about, mode, times, number: whose }) =>
      html`<li>
        ${wordsOf(about, mode)}: ${times === 1 ? 'the next' : `the next ${times}`}
        ${about === 'texts' ? (times === 1 ? 'text' : 'texts') : times === 1 ? 'call' : 'calls'}
        ${whose === undefined ? 'of anybody' : `of ${spoken(whose)}`}.
      </li>`,
  );
  return html`<section class="wide" aria-labelledby="faults-title">
    <h2 id="faults-title">What goes wrong next</h2>
    <div id="faults-set" data-part>
      ${
        set.length === 0
          ? html`<p class="quiet">Nothing: all is well.</p>`
          : html`<ul>
              ${set}
            </ul>`
      }
    </div>
    <div class="halves">
      ${chooser({ number, about: 'texts', title: 'With a text of the council', words: TEXT_WORDS, modes: TEXT_FAULTS })}
      ${chooser({ number, about: 'calls', title: 'With a call', words: CALL_WORDS, modes: CALL_FAULTS })}
    </div>
  </section>`;
}

const wordsOf = (about: Fault['about'], mode: Fault['mode']): string => {
  const words: Readonly<Record<string, string>> = about === 'texts' ? TEXT_WORDS : CALL_WORDS;
  return words[mode] ?? mode;
};

interface Chooser<Mode extends string> {
  number: string;
  about: Fault['about'];
  title: string;
  words: Readonly<Record<Mode, string>>;
  modes: readonly Mode[];
}

function chooser<Mode extends string>({ number, about, title, words, modes }: Chooser<Mode>): Html {
  const action = `/faults?shown=${encodeURIComponent(number)}`;
  return html`<div>
    <h3>${title}</h3>
    <form method="post" action="${action}">
      <input type="hidden" name="about" value="${about}" />
      <label for="${about}-mode">What happens</label>
      <select id="${about}-mode" name="mode">
        ${modes.map((mode) => html`<option value="${mode}">${words[mode]}</option>`)}
      </select>
      <label for="${about}-times">How often</label>
      <input
        id="${about}-times"
        class="short"
        name="times"
        inputmode="numeric"
        pattern="[1-9][0-9]{0,2}"
        value="1"
        required
      />
      <label class="choice"><input type="checkbox" name="number" value="${number}" /> With this handset alone</label>
      <button>Let it happen</button>
    </form>
    <form method="post" action="${action}">
      <input type="hidden" name="about" value="${about}" />
      <button class="plain" name="mode" value="none">All is well again with ${about}</button>
    </form>
  </div>`;
}
