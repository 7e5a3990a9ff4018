/** What somebody sees who is not signed in. */
import { en } from '../../wording/en.ts';

export const SIGN_IN_PATH = '/auth/sign-in?return=/console';

export function SignIn() {
  return (
    <main className="lone-page">
      <h1 className="govuk-heading-l">{en.signIn.title}</h1>
      <p className="govuk-body">{en.signIn.lead}</p>
      <a className="govuk-button" href={SIGN_IN_PATH}>
        {en.signIn.button}
      </a>
      <p className="govuk-body-s">{en.signIn.trouble}</p>
    </main>
  );
}
