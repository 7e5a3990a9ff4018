/** A way to sign in to MyAccount and come back to this chat. */
import type { ChatWording } from '../wording/en.ts';

interface SignInProps {
  wording: ChatWording;
  hub: string;
  token: () => string | null;
}

export function SignIn({ wording, hub, token }: SignInProps) {
  return (
    <form method="post" action={`${hub}/chat/my-account`}>
      <input type="hidden" name="token" value={token() ?? ''} />
      <button class="hub-button hub-minor">{wording.signIn}</button>
    </form>
  );
}
