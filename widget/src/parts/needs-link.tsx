/** A way to tell how to help, on a page beside this chat. */
import type { ChatWording } from '../wording/en.ts';

interface NeedsLinkProps {
  wording: ChatWording;
  hub: string;
  token: () => string | null;
}

export function NeedsLink({ wording, hub, token }: NeedsLinkProps) {
  return (
    <form method="post" action={`${hub}/chat/needs/open`} target="_blank">
      <input type="hidden" name="token" value={token() ?? ''} />
      <button class="hub-button hub-minor">{wording.needs}</button>
    </form>
  );
}
