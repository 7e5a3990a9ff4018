/** The handsets on one page: a call, the texts, the clock and what goes wrong. Plain HTML; a script keeps it as it is at the network. */
import { html } from '../../src/channels/web/pages/html.ts';
import type { Html } from '../../src/channels/web/pages/html.ts';
import type { Exchange } from '../calls/exchange.ts';
import { isRinging } from '../calls/leg.ts';
import type { Fault } from '../faults.ts';
import type { Network } from '../texts/network.ts';
import { callView } from './call-view.ts';
import { faultsView } from './faults-view.ts';
import { textsView } from './texts-view.ts';
import { spoken, timeOf } from './words.ts';

/** From Ofcom's range for drama: nobody's numbers. */
const NUMBERS = ['+447700900001', '+447700900002', '+447700900003', '+441632960123'];
/** Of those who called or texted lately, so many can be chosen. */
const MOST_OTHERS = 8;
const CLOCK = [
  ['60', '1 minute'],
  ['300', '5 minutes'],
  ['3600', '1 hour'],
] as const;

interface HandsetPage {
  number: string | undefined;
  network: Network;
  exchange: Exchange;
  faults: readonly Fault[];
  council: string;
  now: number;
  note: string;
}

export function handsetPage(page: HandsetPage): string {
  const { number = NUMBERS[0] ?? '', network, exchange, faults, council, now, note } = page;
  const leg = exchange.all().find(({ call }) => call.party === number);
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Handset ${spoken(number)} (simulator)</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css" />
        <script src="/script.js" defer></script>
      </head>
      <body>
        <header class="bar">
          <div>
            <a class="skip" href="#call-title">Skip to the call</a>
            <h1>Handset ${spoken(number)}</h1>
            <p>
              This page stands in for the telephone network. The numbers are nobody’s. The council’s number is
              ${spoken(council)}.
            </p>
          </div>
        </header>
        <main>
          <nav id="handsets" data-part aria-label="Handsets">
            <ul>
              ${choicesOf(number, network, exchange).map((other) => choice(other, number, exchange))}
            </ul>
          </nav>
          ${callView({ number, leg, rooms: exchange.rooms, note })} ${textsView(number, network.threadOf(number))}
          ${clockRow(number, now)} ${faultsView(number, faults)}
          <noscript>
            <p class="wide"><a href="/?number=${encodeURIComponent(number)}">Look for news</a></p>
          </noscript>
        </main>
      </body>
    </html>`.toString();
}

function choicesOf(number: string, network: Network, exchange: Exchange): string[] {
  const called = exchange.all().flatMap(({ call }) => (call.party.startsWith('client:') ? [] : [call.party]));
  const others = [...new Set([...called, ...network.numbers()])].filter((other) => !NUMBERS.includes(other));
  return [...new Set([...NUMBERS, number, ...others.slice(0, MOST_OTHERS)])];
}

function choice(other: string, number: string, exchange: Exchange): Html {
  const rings = exchange.all().some((leg) => leg.call.party === other && isRinging(leg));
  return html`<li>
    <a href="/?number=${encodeURIComponent(other)}" ${other === number ? html`aria-current="page"` : ''}
      >${spoken(other)}${rings ? html` <span class="badge">rings</span>` : ''}</a
    >
  </li>`;
}

function clockRow(number: string, now: number): Html {
  return html`<section class="wide" aria-labelledby="clock-title">
    <h2 id="clock-title">Clock</h2>
    <p id="clock" data-part>It is ${timeOf(now)} at the network.</p>
    <form method="post" action="/clock?shown=${encodeURIComponent(number)}">
      <fieldset>
        <legend>Move the clock on</legend>
        <div class="row">
          ${CLOCK.map(([seconds, words]) => html`<button class="plain" name="seconds" value="${seconds}">${words}</button>`)}
        </div>
      </fieldset>
    </form>
  </section>`;
}
