/** The pages of the demonstration's sign-in. */
import { html } from '../channels/web/pages/index.ts';
import type { Html } from '../channels/web/pages/index.ts';
import { messagePage, page } from './pages.ts';
import { roleInWords, say } from './wording.ts';

interface Person {
  name: string;
  email: string;
  role: string;
}

function peopleList(people: readonly Person[], password: string): Html {
  if (people.length === 0) return html`<p>${say('issuer.nobody')}</p>`;
  const rows = people.map(({ name, email, role }) => {
    const roleName = roleInWords(role);
    return html`<li><b>${name}</b>, ${roleName}: <code>${email}</code></li>`;
  });
  return html`<p>${say('issuer.people.intro')} <code>${password}</code></p>
    <ul>
      ${rows}
    </ul>`;
}

function fields(failed: boolean, email: string): Html {
  const invalid = failed && html`aria-invalid="true" aria-describedby="sign-in-error"`;
  return html`<p>
      <label for="email">${say('issuer.email')}</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="username"
        spellcheck="false"
        required
        value="${email}"
        ${invalid}
      />
    </p>
    <p>
      <label for="password">${say('issuer.password')}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required ${invalid} />
    </p>`;
}

/** The sign-in form. `failedEmail` is what was typed before, when the last try was wrong. */
export function signInPage(people: readonly Person[], password: string, failedEmail?: string): string {
  const failed = failedEmail !== undefined;
  const error = html`<div class="error" role="alert">
    <h2>${say('issuer.error.title')}</h2>
    <p id="sign-in-error">${say('issuer.error')}</p>
  </div>`;
  return page(
    say('issuer.title'),
    html`${failed && error}
      <p>${say('issuer.intro')}</p>
      <form method="post" novalidate>
        ${fields(failed, failedEmail ?? '')}
        <p><button type="submit" class="main">${say('issuer.submit')}</button></p>
      </form>
      <h2>${say('issuer.people')}</h2>
      ${peopleList(people, password)}`,
  );
}

/** Shown when a sign-in is not known any more. */
export function latePage(): string {
  const next = { href: '/auth/sign-in', label: say('issuer.again') };
  return messagePage(say('issuer.late.title'), say('issuer.late'), next);
}
