/** The whole chat, in the overlay and on its own page. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Chat } from '../chat-model.ts';
import type { ChatState } from '../chat-state.ts';
import { conversationState } from '../chat-state.ts';
import { placeInWords } from '../place.ts';
import { exitOf } from '../quick-exit.ts';
import { rowsOf } from '../rows.ts';
import { agentName } from '../thread.ts';
import { phonesOf } from '../why.ts';
import type { ChatWording } from '../wording/en.ts';
import { Composer } from './composer.tsx';
import { FormTogether } from './form-together.tsx';
import { useFocusKept } from './keep-focus.ts';
import { MessageList } from './message-list.tsx';
import { MoreTools } from './more-tools.tsx';
import { NeedsLink } from './needs-link.tsx';
import { QuickExit } from './quick-exit.tsx';
import { RatingForm } from './rating-form.tsx';
import { SignIn } from './sign-in.tsx';
import { Tools } from './tools.tsx';

export interface ChatViewProps {
  chat: Chat;
  hub: string;
  wording: ChatWording;
  /** Null where there is nothing to minimise: on the page of its own. */
  minimise: (() => void) | null;
  saveCopy: () => void;
  /** Leaves the page for another and forgets the chat. */
  leave: (url: string) => void;
}

function useChatState(chat: Chat): ChatState {
  const [state, setState] = useState(chat.state());
  useEffect(() => {
    setState(chat.state());
    return chat.subscribe(() => setState(chat.state()));
  }, [chat]);
  return state;
}

/** Whether words reach the hub, said only when they do not, and once when they do again. */
function useLinkWords(link: ChatState['link'], wording: ChatWording): string {
  const [wasOffline, setWasOffline] = useState(false);
  useEffect(() => {
    if (link === 'offline') setWasOffline(true);
  }, [link]);
  if (link === 'connecting') return wording.connecting;
  if (link === 'offline') return wording.offline;
  return wasOffline ? wording.backOnline : '';
}

export function ChatView({ chat, hub, wording, minimise, saveCopy, leave }: ChatViewProps) {
  const id = useId();
  const state = useChatState(chat);
  const linkWords = useLinkWords(state.link, wording);
  const now = conversationState(state);
  const name = state.thread ? agentName(state.thread) : null;
  const hasRefused = state.outbox.some((entry) => entry.state === 'refused');
  const hasEnded = now === 'ended';
  const events = state.thread?.events ?? [];
  const exit = exitOf(events);
  // There the pages beside this chat can know it, once there is one.
  const isOwnPage = location.origin === hub && chat.token() !== null;
  const heading = useRef<HTMLHeadingElement>(null);
  const focusHeading = () => heading.current?.focus();
  useFocusKept(hasEnded, heading);

  return (
    <section class="hub-chat" lang={wording.lang} aria-labelledby={`${id}heading`}>
      <div class="hub-top">
        <h2 class="hub-heading" ref={heading} id={`${id}heading`} tabIndex={-1}>
          {wording.heading}
        </h2>
        {minimise && (
          <button type="button" class="hub-button hub-minimise" onClick={minimise}>
            {wording.minimise}
          </button>
        )}
      </div>
      <p class="hub-place" role="status">
        {state.thread && placeInWords(now, { place: state.place, name, wording })}
      </p>
      <p class={state.link === 'offline' ? 'hub-link hub-offline' : 'hub-link'} role="status">
        {linkWords}
      </p>
      <MessageList
        rows={rowsOf(state)}
        hasHistory={state.hasHistory}
        typist={state.typist}
        {...{ hub, wording }}
        say={chat.say}
        sendAgain={chat.sendAgain}
      />
      <p class="hub-error" role="alert">
        {hasRefused && wording.someNotSent}
      </p>
      {exit && <QuickExit {...{ exit, wording, leave }} />}
      {now === 'agent' && <FormTogether {...{ chat, wording }} news={state.formNews} />}
      {hasEnded ? <RatingForm {...{ chat, wording }} /> : <Composer {...{ chat, wording }} />}
      <Tools
        {...{ wording, hasEnded, saveCopy, focusHeading }}
        askForPerson={() => chat.say(wording.askForPersonText)}
        hasPerson={now === 'agent'}
        hasWritten={events.some(({ from }) => from === 'resident') || state.outbox.length > 0}
        more={
          isOwnPage &&
          !hasEnded && (
            <MoreTools wording={wording}>
              <NeedsLink {...{ hub, wording }} token={chat.token} />
              {state.canSignIn && <SignIn {...{ hub, wording }} token={chat.token} />}
            </MoreTools>
          )
        }
        makeCode={chat.makeCode}
        openByCode={chat.openByCode}
        why={chat.why}
        phones={phonesOf(events)}
        end={chat.end}
        startAgain={chat.startAgain}
      />
    </section>
  );
}
