/** Calls the adviser by sound and by desktop notice, as they like it, while they are available. No name and no words of a resident. */
import { useEffect, useRef } from 'react';
import { useHub } from '../../hub/context.tsx';
import { en } from '../../wording/en.ts';
import { useSettings } from '../settings/settings-context.tsx';
import { playTone } from './tone.ts';
import { nothingNoticed, whatIsNew, type News } from './what-is-new.ts';

/** Whoever reads the page needs no notice of it. */
function showNotice({ kind, id, contact }: News): void {
  if (!document.hidden || !('Notification' in window) || Notification.permission !== 'granted') return;
  const notice = new Notification(kind === 'offer' ? en.offer.notifyTitle : en.settings.messageTitle, {
    body: `${en.channel[contact.channel]}, ${contact.subject}`,
    tag: id,
  });
  notice.onclick = () => window.focus();
}

export function useNotices(): void {
  const hub = useHub();
  const [settings] = useSettings();
  const liked = useRef(settings);
  useEffect(() => {
    liked.current = settings;
  }, [settings]);
  useEffect(() => {
    let noticed = nothingNoticed;
    const look = () => {
      const state = hub.getState();
      const found = whatIsNew(noticed, state, document.hidden);
      noticed = found.noticed;
      // On a break nobody is called; what came is on the page all the same.
      if (state.work?.me.status !== 'available') return;
      const likes = liked.current;
      for (const news of found.news) if (likes[`${news.kind}Notice`]) showNotice(news);
      const loudest = found.news.find(({ kind }) => likes[`${kind}Sound`]);
      if (loudest) playTone(loudest.kind);
    };
    look();
    return hub.subscribe(look);
  }, [hub]);
}
