/** What still works while there is no connection, or how to sign in again. */
import { useHubState } from '../../hub/context.tsx';
import { en } from '../../wording/en.ts';
import { signInPath } from '../sign-in/sign-in.tsx';

export function ConnectionBanner() {
  const connection = useHubState((state) => state.connection);
  if (connection === 'offline') {
    return (
      <section className="banner" aria-label={en.offline.label}>
        <p>
          <strong>{en.offline.title}.</strong> {en.offline.works}
        </p>
      </section>
    );
  }
  if (connection !== 'signed-out') return null;
  return (
    <section className="banner" aria-label={en.offline.label}>
      <p>{en.offline.signedOut}</p>
      <a className="govuk-button button--small" href={signInPath()}>
        {en.offline.signInAgain}
      </a>
    </section>
  );
}
