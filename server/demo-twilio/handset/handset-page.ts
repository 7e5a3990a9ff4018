/** A handset: what it got and sent, a box to text the council, and what may go wrong. Plain HTML that works without a script. */
import { html } from '../../src/channels/web/pages/html.ts';
import { TEXT_FAULTS } from '../faults.ts';
import type { Fault, TextFault } from '../faults.ts';
import type { Network, Text } from '../texts/network.ts';

/** From Ofcom's range for drama: nobody's numbers. */
const NUMBERS = ['+447700900001', '+447700900002', '+447700900003', '+441632960123'];

const FAULT_WORDS: Readonly<Record<'none' | TextFault, string>> = {
  none: 'Nothing: all is well',
  'timeout-after-accept': 'The text is taken, but no answer comes',
  '500-after-accept': 'The text is taken, but the answer is an error',
  '429': 'It is too much: nothing is taken',
  'no-callback': 'Nothing is told of what became of it',
  'callbacks-out-of-order': 'It is told twice, and out of order',
  'phone-off': 'The phone is off: not delivered',
  landline: 'The number is no mobile: not delivered',
};

interface Handset {
  number: string | undefined;
  network: Network;
  faults: readonly Fault[];
  council: string;
}

export function handsetPage({ number = NUMBERS[0] ?? '', network, faults, council }: Handset): string {
  const thread = network.threadOf(number);
  const numbers = [...new Set([...NUMBERS, ...network.numbers(), number])];
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Handset ${number} (simulator)</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <h1>Handset</h1>
          <p>
            This page stands in for the telephone network. The numbers are nobody’s. The council’s number is ${council}.
          </p>
        </header>
        <main>
          <section aria-labelledby="phone">
            <h2 id="phone">${number}</h2>
            <nav aria-label="Other handsets">
              ${numbers
                .filter((other) => other !== number)
                .map((other) => html`<a href="/?number=${encodeURIComponent(other)}">${other}</a> `)}
            </nav>
            ${
              thread.length === 0
                ? html`<p class="none">No texts yet.</p>`
                : html`<ol class="thread">
                    ${thread.map(bubble)}
                  </ol>`
            }
            <form method="post" action="/texts">
              <input type="hidden" name="from" value="${number}" />
              <label for="body">Text the council</label>
              <textarea id="body" name="body" rows="3" maxlength="1600" required></textarea>
              <button>Send</button>
            </form>
            <p><a href="/?number=${encodeURIComponent(number)}">Look for new texts</a></p>
          </section>
          <section aria-labelledby="faults">
            <h2 id="faults">What goes wrong next</h2>
            <form method="post" action="/faults">
              <input type="hidden" name="number" value="${number}" />
              <fieldset>
                <legend>With a text from the council</legend>
                ${(['none', ...TEXT_FAULTS] as const).map(
                  (mode) =>
                    html`<label class="choice"
                      ><input
                        type="radio"
                        name="mode"
                        value="${mode}"
                        ${faults.some((fault) => fault.mode === mode) ? html`checked` : ''}
                      />
                      ${FAULT_WORDS[mode]}</label
                    >`,
                )}
              </fieldset>
              <label for="times">How many texts</label>
              <input id="times" name="times" inputmode="numeric" value="${String(faults[0]?.times ?? 1)}" />
              <button>Set</button>
            </form>
          </section>
        </main>
      </body>
    </html>`.toString();
}

function bubble({ direction, body, status, segments, errorCode, at }: Text) {
  const isMine = direction === 'inbound';
  return html`<li class="${isMine ? 'mine' : 'theirs'}">
    <p class="who">${isMine ? 'This handset' : direction === 'outbound-reply' ? 'The network' : 'The council'}</p>
    <p class="words">${body}</p>
    <p class="facts">
      <time>${new Date(at).toISOString().slice(11, 19)}</time> ${status}${errorCode === null ? '' : ` (${errorCode})`},
      ${segments === 1 ? '1 segment' : `${segments} segments`}
    </p>
  </li>`;
}

export const STYLE = `
* { box-sizing: border-box; }
body { margin: 0; font: 1.125rem/1.5 system-ui, sans-serif; color: #1c1d1a; background: #f5f2ea; }
header, main { max-width: 68rem; margin: 0 auto; padding: 1rem; }
h1, h2 { margin: 0 0 .5rem; line-height: 1.2; }
h1 { font-size: 2rem; } h2 { font-size: 1.375rem; }
main { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); }
section { padding: 1.25rem; background: #fff; border: 1px solid #cfcabd; border-radius: 6px; }
nav { margin-bottom: 1rem; } a { color: #0b5c56; display: inline-block; padding: .25rem 0; margin-right: .75rem; }
.thread { list-style: none; margin: 0 0 1rem; padding: 0; display: grid; gap: .75rem; }
.thread li { max-width: 85%; padding: .75rem 1rem; border-radius: 6px; overflow-wrap: anywhere; }
.mine { justify-self: end; background: #e3efec; } .theirs { justify-self: start; background: #f5f2ea; }
.thread p { margin: 0; } .who { font-weight: 700; } .words { white-space: pre-wrap; } .facts { color: #4c4f49; font-size: 1rem; }
form { display: grid; gap: .5rem; } fieldset { border: 0; margin: 0; padding: 0; }
label, legend { font-weight: 700; } .choice { display: flex; gap: .625rem; align-items: flex-start; padding: .375rem 0; font-weight: 400; }
input[type=radio] { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; }
textarea, input:not([type]) { width: 100%; padding: .5rem; font: inherit; border: 2px solid #1c1d1a; border-radius: 0; background: #fff; color: inherit; }
button { justify-self: start; min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 700; color: #fff; background: #0b5c56; border: 0; border-radius: 4px; cursor: pointer; }
a:focus, button:focus, textarea:focus, input:focus { outline: 3px solid #fd0; outline-offset: 0; box-shadow: inset 0 0 0 2px #1c1d1a; }
@media (max-width: 48rem) { main { grid-template-columns: minmax(0, 1fr); } }
`;
