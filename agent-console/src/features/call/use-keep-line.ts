/** Keeps my line true to the work: an open microphone belongs to a call that I hold or help in, and to nothing else. */
import { useEffect, useRef } from 'react';
import type { CallPhase, Channel, ContactSummary } from '@hub/contract';
import { useHubState } from '../../hub/context.tsx';
import { openContact } from '../../hub/mine.ts';
import { isUp } from './line-state.ts';
import { useLine, useTelephone } from './phone-context.tsx';

const SPOKEN: ReadonlySet<Channel> = new Set(['phone', 'callback']);
const LIVE: ReadonlySet<CallPhase> = new Set(['waiting', 'talking', 'held']);

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
      if (SPOKEN.has(accepted.channel)) phone.expect(accepted.contactId);
    }
    for (const { contactId, state } of work?.mine ?? []) {
      if (state === 'assigned' && calls[contactId]?.phase === 'waiting') void phone.arrived(contactId);
    }
    for (const { contactId } of work?.helping ?? []) {
      if (LIVE.has(calls[contactId]?.phase ?? 'none')) void phone.arrived(contactId);
    }
  }, [phone, accepted, calls, work]);

  const { contactId } = line;
  const contact = openContact(work, contactId);
  const isHeldByMe = work === null || contact?.state === 'assigned';
  const isOver = contactId !== null && calls[contactId]?.phase === 'none';
  useEffect(() => {
    if (isUp(line) && (!isHeldByMe || isOver)) phone.hangUp();
  }, [phone, line, isHeldByMe, isOver]);
}
