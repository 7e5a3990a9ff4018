/** The page of the demonstration MyAccount on which one chooses whom to be. */
import { html } from '../channels/web/pages/index.ts';
import { page } from './pages.ts';
import { say } from './wording.ts';

export function accountsPage(accounts: readonly { reference: string; name: string }[]): string {
  const items = accounts.map(
    ({ reference, name }) =>
      html`<li>
        <button name="reference" value="${reference}">
          <span class="quiet">${say('myAccount.choose')} </span>${name}
        </button>
      </li>`,
  );
  return page(
    say('myAccount.title'),
    html`<p>${say('myAccount.intro')}</p>
      <h2>${say('myAccount.people')}</h2>
      ${
        items.length > 0
          ? html`<form method="post">
              <ul class="actions">
                ${items}
              </ul>
            </form>`
          : html`<p>${say('myAccount.nobody')}</p>`
      }
      <p><a href="/chat">${say('myAccount.chat')}</a></p>`,
  );
}
