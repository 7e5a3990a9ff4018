/** For supervisors: each sign-in with the sealed account, until one of them has marked it as seen. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { breakGlassUseListSchema, type BreakGlassUse } from '@hub/contract';
import * as z from 'zod';
import { fetchMe, get, post } from '../../hub/api.ts';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { timeInWords } from '../../wording/in-words.ts';
import { wording } from './wording.ts';

const PATH = '/api/console/break-glass';
const KEY = ['break-glass'];
/** Nothing is sent to the desk when it is used, so the desk asks. */
const ASK_EVERY_MS = 15_000;

function Notice({ use, onSeen }: { use: BreakGlassUse; onSeen: () => void }) {
  const now = useHubNow(WAITING_TICK_MS);
  return (
    <li>
      <p>
        {wording.what(use.name, timeInWords(use.at, now))} {wording.reason(use.reason)}
      </p>
      {use.mine && <p>{wording.mine}</p>}
      {!use.mine && (
        <button type="button" className="link-button" onClick={onSeen}>
          {wording.seen}
          <span className="govuk-visually-hidden">{wording.which(use.name)}</span>
        </button>
      )}
    </li>
  );
}

export function BreakGlassNotices() {
  const client = useQueryClient();
  const uses = useQuery({
    queryKey: KEY,
    queryFn: async () => (await get(PATH, breakGlassUseListSchema)).body,
    staleTime: 0,
    refetchInterval: ASK_EVERY_MS,
  });
  const marking = useMutation({
    mutationFn: async (useId: string) => post(`${PATH}/${useId}/seen`, z.object({}), (await fetchMe()).csrfToken, {}),
    // Also where it failed: another supervisor may have marked it.
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  if (!uses.data || uses.data.length === 0) return null;
  return (
    <section className="banner" role="alert" aria-label={wording.heading}>
      <div>
        <p>
          <strong>{wording.heading}</strong>
        </p>
        <ul className="plain-list">
          {uses.data.map((use) => (
            <Notice key={use.useId} use={use} onSeen={() => marking.mutate(use.useId)} />
          ))}
        </ul>
      </div>
    </section>
  );
}
