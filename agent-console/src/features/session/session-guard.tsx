/** Asks "Are you still there?" a minute before a session ends; any key or press answers. */
import { useEffect, useState } from 'react';
import { useHub, useHubState } from '../../hub/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { session as words } from '../../wording/session.ts';
import { signInPath } from '../sign-in/sign-in.tsx';
import { createKeepSession, type Warning } from './keep-session.ts';

/** A screen reader presses with a click alone. */
const DEEDS = ['keydown', 'pointerdown', 'click'] as const;

export function SessionGuard() {
  const hub = useHub();
  const online = useHubState((state) => state.connection === 'online');
  const [warning, setWarning] = useState<Warning | null>(null);
  useEffect(() => {
    if (!online) return;
    const keeper = createKeepSession({
      stay: hub.stay,
      show: setWarning,
      now: () => Date.now(),
      later: (run, ms) => {
        const timer = window.setTimeout(run, ms);
        return () => window.clearTimeout(timer);
      },
    });
    // Before any part of the page can keep the press to itself.
    for (const deed of DEEDS) window.addEventListener(deed, keeper.deed, true);
    return () => {
      for (const deed of DEEDS) window.removeEventListener(deed, keeper.deed, true);
      keeper.close();
      setWarning(null);
    };
  }, [hub, online]);
  if (warning === null) return null;
  const close = () => setWarning(null);
  return warning === 'idle' ? (
    <Dialog title={words.title} onClose={close}>
      <p className="govuk-body-s">{words.idle}</p>
      {/* The press itself is the answer, as any other key or press is. */}
      <button type="button" className="govuk-button">
        {words.stay}
      </button>
    </Dialog>
  ) : (
    <Dialog title={words.lastTitle} onClose={close}>
      <p className="govuk-body-s">{words.last}</p>
      <div className="button-row">
        <a className="govuk-button" href={signInPath()}>
          {words.signIn}
        </a>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={close}>
          {words.finish}
        </button>
      </div>
    </Dialog>
  );
}
