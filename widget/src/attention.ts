/** What the resident has not looked at yet: counted in the page's title and told to whoever asks. */
import type { Chat } from './chat-model.ts';
import { unreadAfter } from './thread.ts';

export interface Attention {
  /** The chat came into view, or went out of it. */
  show: (isShown: boolean) => void;
}

/** Watches the chat. `onUnread` hears every change of the count. */
export function watchAttention(chat: Chat, onUnread: (count: number) => void): Attention {
  const title = document.title;
  let isShown = false;
  let told = 0;

  const look = () => {
    const { thread, hasHistory } = chat.state();
    if (!thread || !hasHistory) return;
    if (isShown && document.visibilityState === 'visible') chat.looked();
    const count = unreadAfter(thread, chat.seenSeq());
    if (count === told) return;
    told = count;
    document.title = count > 0 ? `(${count}) ${title}` : title;
    onUnread(count);
  };
  chat.subscribe(look);
  document.addEventListener('visibilitychange', look);
  return {
    show: (shown) => {
      isShown = shown;
      look();
    },
  };
}
