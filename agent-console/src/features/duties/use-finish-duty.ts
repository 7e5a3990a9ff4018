/** Marks what the policy asked for as done, and shows it so once the hub has said yes. */
import { useQueryClient } from '@tanstack/react-query';
import type { ContactDetail, Outcome } from '@hub/contract';
import { useHub, useHubState } from '../../hub/context.tsx';
import { withDone } from './group-duties.ts';

/** `finish` answers what the hub answered; the details of the contact are fetched again in either case. */
export function useFinishDuty(contactId: string): (dutyId: string) => Promise<Outcome> {
  const hub = useHub();
  const client = useQueryClient();
  const skewMs = useHubState((state) => state.skewMs);
  return async (dutyId) => {
    const answer = await hub.finishDuty(dutyId);
    const ofContact = { queryKey: ['contact', contactId] };
    if (answer.ok) {
      const at = new Date(Date.now() + skewMs).toISOString();
      client.setQueriesData<ContactDetail>(
        ofContact,
        (detail) => detail && { ...detail, duties: withDone(detail.duties, dutyId, at) },
      );
    }
    void client.invalidateQueries(ofContact);
    return answer;
  };
}
