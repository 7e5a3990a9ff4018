/** Keeps my line true to the work: an open microphone belongs to a call that I hold, and to nothing else. */
import { useEffect, useRef } from 'react';
import type { ContactSummary } from '@hub/contract';
import { useHubState } from '../../hub/context.tsx';
import { isUp } from './line-state.ts';
import { useLine, useTelephone } from './phone-context.tsx';

export function useKeepLine(): void {
  const { phone } = useTelephone();
  const line = useLine();
  const calls = useHubState((state) => state.calls);
  const accepted = useHubState((state) => state.accepted);
  const work = useHubState((state) => state.work);
  const taken = useRef<ContactSummary | null>(null);

  useEffect(() => {
    if (accepted !== null && accepted !== taken.current) {
      taken.current = accepted;
      if (accepted.channel === 'phone') phone.expect(accepted.contactId);
    }
    for (const { contactId, state } of work?.mine ?? []) {
      if (state === 'assigned' && calls[contactId]?.phase === 'waiting') void phone.arrived(contactId);
    }
  }, [phone, accepted, calls, work]);

  const { contactId } = line;
  const isHeldByMe = work?.mine.some((mine) => mine.contactId === contactId && mine.state === 'assigned') ?? true;
  const isOver = contactId !== null && calls[contactId]?.phase === 'none';
  useEffect(() => {
    if (isUp(line) && (!isHeldByMe || isOver)) phone.hangUp();
  }, [phone, line, isHeldByMe, isOver]);
}
