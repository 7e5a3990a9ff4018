/** What stands around every page of supervisors: where one is, the other pages, what is offered meanwhile, and the way back. */
import { useEffect, useState } from 'react';
import type { SignedIn } from '../../hub/api.ts';
import { useHubState } from '../../hub/context.tsx';
import { followLink, goTo } from '../../ui/address.ts';
import { Announcer } from '../../ui/announcer.tsx';
import { LaterPart } from '../../ui/later.tsx';
import { supervise as words } from '../../wording/later/supervise.ts';
import { useKeepLine } from '../call/use-keep-line.ts';
import { ConnectionBanner } from '../header/connection-banner.tsx';
import { Offers } from '../offer/offers.tsx';
import { useTheme } from '../settings/settings-context.tsx';
import { LARGE_WALLBOARD, loadLargeWallboard, PAGES, type PagePath } from './pages.ts';
import './supervise.scss';

const loadSession = () => import('../session/session-guard.tsx').then((part) => part.SessionGuard);

interface SupervisorPagesProps {
  signedIn: SignedIn;
  path: string;
}

/** Whoever takes a contact up, or goes into a call, goes on at the desk. */
function useBackToDesk(): void {
  const asked = useHubState((state) => state.focusRequests);
  const [before] = useState(asked);
  useEffect(() => {
    if (asked !== before) goTo('/console');
  }, [asked, before]);
}

const isPage = (path: string): path is PagePath => path in PAGES;

export function SupervisorPages({ signedIn, path }: SupervisorPagesProps) {
  const isLarge = path === LARGE_WALLBOARD;
  const isSupervisor = signedIn.me.role === 'supervisor';
  useTheme();
  useKeepLine();
  useBackToDesk();
  const load = isPage(path) ? PAGES[path] : undefined;
  const title = isPage(path) ? words.name[path] : words.pages;
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (isLarge && isSupervisor)
    return (
      <div className="supervise supervise--large">
        <ConnectionBanner />
        <main className="supervise__page">
          <LaterPart name={path} load={loadLargeWallboard} given={{}} />
        </main>
        <LaterPart name="session" load={loadSession} given={{}} />
      </div>
    );
  return (
    <div className="supervise">
      <a className="govuk-skip-link" href="#page">
        {words.skip}
      </a>
      <header className="supervise__header">
        <p className="supervise__council">{signedIn.council}</p>
        <nav className="supervise__pages" aria-label={words.pages}>
          <a href="/console" onClick={followLink}>
            {words.desk}
          </a>
          {isSupervisor &&
            (Object.keys(PAGES) as PagePath[]).map((page) => (
              <a key={page} href={page} aria-current={page === path ? 'page' : undefined} onClick={followLink}>
                {words.name[page]}
              </a>
            ))}
        </nav>
      </header>
      <ConnectionBanner />
      <main className="supervise__page" id="page" tabIndex={-1}>
        <Offers />
        {!isSupervisor && <Note title={words.notYours} help={words.notYoursHelp} />}
        {isSupervisor && !load && <Note title={words.noPage} help={words.noPageHelp} />}
        {isSupervisor && load && (
          <LaterPart key={path} name={path} load={load} given={{ csrfToken: signedIn.csrfToken }} />
        )}
      </main>
      <Announcer />
      <LaterPart name="session" load={loadSession} given={{}} />
    </div>
  );
}

function Note({ title, help }: { title: string; help: string }) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">{help}</p>
    </>
  );
}
