/** The page of the demonstration MyAccount: who is signed in, and whom one can be. */
import { html } from '../channels/web/pages/index.ts';
import type { Html } from '../channels/web/pages/index.ts';
import { page } from './pages.ts';
import { say } from './wording.ts';

interface Person {
  id: string;
  name: string;
}

const form = (button: Html, choice: Html | null) =>
  html`<form method="post" action="/demo/myaccount">${choice}<button type="submit">${button}</button></form>`;

/** `residents` may be chosen; `current` is who is signed in, if anybody. */
export function myAccountPage(residents: readonly Person[], current: Person | null): string {
  const items = residents.map(
    ({ id, name }) =>
      html`<li>
        ${form(
          html`<span class="quiet">${say('myAccount.choose')} </span>${name}`,
          html`<input type="hidden" name="residentId" value="${id}" />`,
        )}
      </li>`,
  );
  return page(
    say('myAccount.title'),
    html`<p>${say('myAccount.intro')}</p>
      ${
        current &&
        html`<p class="state">${say('myAccount.signedIn')} <b>${current.name}</b>.</p>
          ${form(html`${say('myAccount.signOut')}`, null)}`
      }
      <h2>${say('myAccount.people')}</h2>
      ${
        items.length > 0
          ? html`<ul class="actions">
              ${items}
            </ul>`
          : html`<p>${say('myAccount.nobody')}</p>`
      }
      <p><a href="/">${say('myAccount.home')}</a></p>`,
  );
}
