/** The row of buttons that is always there: a person, a code to go on elsewhere or from there, a copy, why, the end. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Chat } from '../chat-model.ts';
import type { Phone, Why } from '../why.ts';
import type { ChatWording } from '../wording/en.ts';
import { EndDialog } from './end-dialog.tsx';
import { MakeCodeDialog } from './make-code-dialog.tsx';
import { UseCodeDialog } from './use-code-dialog.tsx';
import { WhyDialog } from './why-dialog.tsx';

interface ToolsProps {
  wording: ChatWording;
  hasEnded: boolean;
  /** Whether an adviser is in the chat. */
  hasPerson: boolean;
  /** Whether the resident has written here: then there is something to go on with, else a code may bring it. */
  hasWritten: boolean;
  /** What few need, where there is any of it. */
  more: ComponentChildren;
  makeCode: Chat['makeCode'];
  openByCode: Chat['openByCode'];
  askForPerson: () => void;
  saveCopy: () => void;
  why: () => Promise<Why>;
  /** Numbers that this chat has given. */
  phones: readonly Phone[];
  end: () => Promise<boolean>;
  startAgain: () => void;
  /** Puts the focus where the news of the end is. */
  focusHeading: () => void;
}

export function Tools(props: ToolsProps) {
  const {
    wording,
    hasEnded,
    hasPerson,
    hasWritten,
    askForPerson,
    saveCopy,
    why,
    phones,
    end,
    startAgain,
    focusHeading,
  } = props;
  const [dialog, setDialog] = useState<'why' | 'end' | 'make-code' | 'use-code' | null>(null);
  // Whoever pressed it keeps their place in the page when the adviser comes.
  const [isOnPerson, setOnPerson] = useState(false);
  const closeEnd = (isOver: boolean) => {
    setDialog(null);
    // The button that opened the dialog is gone with the chat.
    if (isOver) focusHeading();
  };
  const tryCode = async (code: string): Promise<string | null> => {
    const answer = await props.openByCode(code);
    if (answer.state === 'done') return null;
    return answer.state === 'refused' ? answer.words : wording.codeFailed;
  };
  const canMakeCode = hasWritten && !hasEnded;
  return (
    <div class="hub-tools">
      {hasEnded && (
        <button type="button" class="hub-button hub-main" onClick={startAgain}>
          {wording.startAgain}
        </button>
      )}
      {!hasEnded && (!hasPerson || isOnPerson) && (
        <button
          type="button"
          class="hub-button hub-person"
          onClick={askForPerson}
          onFocus={() => setOnPerson(true)}
          onBlur={() => setOnPerson(false)}
        >
          {wording.askForPerson}
        </button>
      )}
      <button
        type="button"
        class="hub-button hub-minor"
        onClick={() => setDialog(canMakeCode ? 'make-code' : 'use-code')}
      >
        {canMakeCode ? wording.carryOn : wording.haveCode}
      </button>
      <button type="button" class="hub-button hub-minor" onClick={saveCopy}>
        {wording.saveCopy}
      </button>
      <button type="button" class="hub-button hub-minor" onClick={() => setDialog('why')}>
        {wording.whyThis}
      </button>
      {!hasEnded && (
        <button type="button" class="hub-button hub-minor" onClick={() => setDialog('end')}>
          {wording.endChat}
        </button>
      )}
      {props.more}
      {dialog === 'make-code' && (
        <MakeCodeDialog {...{ wording }} makeCode={props.makeCode} close={() => setDialog(null)} />
      )}
      {dialog === 'use-code' && <UseCodeDialog {...{ wording, tryCode }} close={closeEnd} />}
      {dialog === 'why' && <WhyDialog {...{ wording, why, phones }} close={() => setDialog(null)} />}
      {dialog === 'end' && <EndDialog {...{ wording, end }} close={closeEnd} />}
    </div>
  );
}
