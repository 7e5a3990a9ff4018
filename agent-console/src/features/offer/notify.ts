/** Desktop notices of offers, for an agent whose console is behind another window. No name and no words of a resident. */
import { useEffect, useRef, useState } from 'react';
import type { Offer } from '@hub/contract';
import { en } from '../../wording/en.ts';

/** Shows a notice for each offer that is new while the page is hidden, when the agent has allowed it. */
export function useOfferNotices(offers: readonly Offer[]): void {
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const { offerId, contact } of offers) {
      if (told.current.has(offerId)) continue;
      told.current.add(offerId);
      if (!document.hidden || !('Notification' in window) || Notification.permission !== 'granted') continue;
      const notice = new Notification(en.offer.notifyTitle, {
        body: `${en.channel[contact.channel]}, ${contact.subject}`,
        tag: offerId,
      });
      notice.onclick = () => window.focus();
    }
  }, [offers]);
}

/** Whether the browser can still be asked, and the asking (which must come from a press). */
export function useNoticePermission(): { canAsk: boolean; ask: () => void } {
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : 'denied'));
  return { canAsk: permission === 'default', ask: () => void Notification.requestPermission().then(setPermission) };
}
