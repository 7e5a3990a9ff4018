/** The page of the sealed account. It keeps what was typed, but never the secret. */
import { html } from '../../channels/web/pages/index.ts';
import type { Html } from '../../channels/web/pages/index.ts';
import { page } from '../pages.ts';
import { say } from '../wording.ts';

export type BreakGlassError = 'missing' | 'wrong' | 'many';

export interface Typed {
  who: string;
  reason: string;
}

const error = (what: BreakGlassError): Html =>
  html`<div class="error" role="alert">
    <h2>${say('issuer.error.title')}</h2>
    <p id="break-glass-error">${say(`breakGlass.${what}`)}</p>
  </div>`;

export function breakGlassPage({ who, reason }: Typed, wrong?: BreakGlassError): string {
  const invalid = (given: string | null) =>
    (wrong === 'missing' ? given === '' : wrong === 'wrong' && given === null) &&
    html`aria-invalid="true" aria-describedby="break-glass-error"`;
  return page(
    say('breakGlass.title'),
    html`${wrong !== undefined && error(wrong)}
      <p>${say('breakGlass.intro')}</p>
      <p>${say('breakGlass.seen')}</p>
      <form method="post" novalidate>
        <p>
          <label for="who">${say('breakGlass.who')}</label>
          <input id="who" name="who" autocomplete="name" maxlength="80" required value="${who}" ${invalid(who)} />
        </p>
        <p>
          <label for="reason">${say('breakGlass.reason')}</label>
          <input
            id="reason"
            name="reason"
            autocomplete="off"
            maxlength="300"
            required
            value="${reason}"
            ${invalid(reason)}
          />
        </p>
        <p>
          <label for="secret">${say('breakGlass.secret')}</label>
          <input
            id="secret"
            name="secret"
            type="password"
            autocomplete="off"
            maxlength="200"
            required
            ${invalid(null)}
          />
        </p>
        <p><button type="submit" class="main">${say('issuer.submit')}</button></p>
      </form>`,
  );
}
