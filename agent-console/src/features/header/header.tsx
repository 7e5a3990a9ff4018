/** The top of the page: whose council, who I am, my status, whether I am connected, commands, settings and help. */
import type { SignedIn } from '../../hub/api.ts';
import { useHubState } from '../../hub/context.tsx';
import { wipeMemory } from '../../hub/memory.ts';
import { en } from '../../wording/en.ts';
import { StatusControl } from '../status/status-control.tsx';

interface HeaderProps {
  signedIn: SignedIn;
  onCommands: () => void;
  onSettings: () => void;
  onHelp: () => void;
}

function SignOut({ csrfToken }: { csrfToken: string }) {
  return (
    <form method="post" action="/auth/sign-out" onSubmit={() => wipeMemory(window.sessionStorage)}>
      <input type="hidden" name="csrf" value={csrfToken} />
      <button type="submit" className="header__button">
        {en.page.signOut}
      </button>
    </form>
  );
}

export function Header({ signedIn, onCommands, onSettings, onHelp }: HeaderProps) {
  const me = useHubState((state) => state.work?.me ?? signedIn.me);
  const connection = useHubState((state) => state.connection);
  return (
    <header className="header">
      <div className="header__names">
        {signedIn.council !== '' && <p className="header__council">{signedIn.council}</p>}
        <h1 className="header__product">{en.product}</h1>
      </div>
      <div className="header__tools">
        <p className={`header__connection header__connection--${connection}`}>{en.connection[connection].short}</p>
        <StatusControl me={me} />
        <button type="button" className="header__button" aria-keyshortcuts="Control+K" onClick={onCommands}>
          {en.commands.button} <span className="key key--inverse">Ctrl K</span>
        </button>
        <button
          type="button"
          className="header__button"
          aria-label={en.help.button}
          aria-keyshortcuts="Control+/"
          onClick={onHelp}
        >
          ?
        </button>
        <button type="button" className="header__button" onClick={onSettings}>
          {en.settings.button}
        </button>
        <p className="header__me">
          <span className="govuk-visually-hidden">{en.page.signedInAs} </span>
          {me.name}
        </p>
        <SignOut csrfToken={signedIn.csrfToken} />
      </div>
    </header>
  );
}
