/** What somebody sees who is not signed in. */
import { en } from '../../wording/en.ts';

/** Back to where they are. */
export const signInPath = (): string => `/auth/sign-in?return=${window.location.pathname}`;

export function SignIn() {
  return (
    <main className="lone-page">
      <h1 className="govuk-heading-l">{en.signIn.title}</h1>
      <p className="govuk-body">{en.signIn.lead}</p>
      <a className="govuk-button" href={signInPath()}>
        {en.signIn.button}
      </a>
      <p className="govuk-body-s">{en.signIn.trouble}</p>
    </main>
  );
}
