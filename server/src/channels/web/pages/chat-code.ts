/** Codes on the chat page: one that was made to go on by text, and the form for one that somebody has. */
import type { Html } from './html.ts';
import { html } from './html.ts';
import { say } from './wording.ts';

/** In large figures, each apart, so that it is read out digit by digit. */
export function madeCode({ digits, number }: { digits: string; number: string }): Html {
  const half = (from: number) =>
    digits
      .slice(from, from + 3)
      .split('')
      .join(' ');
  return html`<section class="code" aria-labelledby="code-title">
    <h2 id="code-title">${say('code.title')}</h2>
    <p class="digits"><span>${half(0)}</span> <span>${half(3)}</span></p>
    <p>${say('code.how', { number })}</p>
    <p>${say('code.works')}</p>
  </section>`;
}

/** Shut until it is wanted; open again with what was wrong. */
export function haveCode(error: string | null): Html {
  const words = html`<summary>${say('code.have')}</summary>
    <form method="post" action="/chat/code/use" class="write">
      <label for="code">${say('code.label')}</label>
      <p id="code-hint" class="hint">${say('code.hint')}</p>
      ${error !== null && html`<p id="code-error" class="error" role="alert"><strong>${say('chat.problem')}.</strong> ${error}</p>`}
      <input
        id="code"
        name="code"
        class="short"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength="20"
        required
        aria-describedby="code-hint${error === null ? '' : ' code-error'}"
      />
      <button class="main">${say('code.use')}</button>
    </form>`;
  return error === null ? html`<details>${words}</details>` : html`<details open>${words}</details>`;
}
