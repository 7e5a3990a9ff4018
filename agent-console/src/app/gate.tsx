/** Decides what to show: nothing yet, the sign-in page, a problem, or the console with its store. */
import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { PhoneProvider } from '../features/call/phone-context.tsx';
import { SettingsProvider } from '../features/settings/settings-context.tsx';
import { SignIn } from '../features/sign-in/sign-in.tsx';
import { fetchMe, RefusedRequest, type SignedIn } from '../hub/api.ts';
import { HubProvider } from '../hub/context.tsx';
import { createHub, type Hub } from '../hub/hub.ts';
import { createMemory } from '../hub/memory.ts';
import { createSettings } from '../hub/settings.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { usePath } from '../ui/address.ts';
import { LaterPart } from '../ui/later.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { en } from '../wording/en.ts';
import { Console } from './console.tsx';

function Loading() {
  return (
    <main className="lone-page">
      <h1 className="govuk-heading-l">{en.product}</h1>
      <Skeleton lines={4} />
    </main>
  );
}

const loadPages = () => import('../features/supervise/supervisor-pages.tsx').then((part) => part.SupervisorPages);

/** The desk, or a page of supervisors at an address of its own. */
function Screen({ signedIn }: { signedIn: SignedIn }) {
  const path = usePath();
  return path.startsWith('/console/') ? (
    <LaterPart name="supervise" load={loadPages} given={{ signedIn, path }} />
  ) : (
    <Console signedIn={signedIn} />
  );
}

function WithHub({ signedIn }: { signedIn: SignedIn }) {
  const [hub, setHub] = useState<Hub | null>(null);
  const { staffId, role } = signedIn.me;
  const [settings] = useState(() => createSettings(window.localStorage, staffId));
  useEffect(() => {
    const made = createHub({
      memory: createMemory(window.sessionStorage, staffId),
      newId: () => window.crypto.randomUUID(),
      role,
    });
    setHub(made);
    return made.close;
  }, [staffId, role]);
  if (!hub) return <Loading />;
  return (
    <HubProvider value={hub}>
      <PhoneProvider csrfToken={signedIn.csrfToken}>
        <SettingsProvider value={settings}>
          <Screen signedIn={signedIn} />
        </SettingsProvider>
      </PhoneProvider>
    </HubProvider>
  );
}

export function Gate() {
  const me = useQuery({
    queryKey: ['me'],
    queryFn: fetchMe,
    staleTime: Infinity,
    retry: (failures, error) => failures < 3 && !(error instanceof RefusedRequest && error.status === 401),
  });
  if (me.isPending) return <Loading />;
  if (me.isSuccess) return <WithHub signedIn={me.data} />;
  if (me.error instanceof RefusedRequest && me.error.status === 401) return <SignIn />;
  return (
    <main className="lone-page">
      <h1 className="govuk-heading-l">{en.signIn.startFailed}</h1>
      <ProblemNote title={me.error.message} detail={en.signIn.startFailedHelp} onRetry={() => void me.refetch()} />
    </main>
  );
}
