/** A way to tell how to help, on a page beside this chat. Only on the hub's own pages, where that page can know the chat, and once there is one. */
import type { ChatWording } from '../wording/en.ts';

interface NeedsLinkProps {
  wording: ChatWording;
  hub: string;
  token: () => string | null;
}

export function NeedsLink({ wording, hub, token }: NeedsLinkProps) {
  const known = token() ?? '';
  if (location.origin !== hub || known === '') return null;
  return (
    <form method="post" action={`${hub}/chat/needs/open`} target="_blank">
      <input type="hidden" name="token" value={known} />
      <button class="hub-button hub-minor">{wording.needs}</button>
    </form>
  );
}
