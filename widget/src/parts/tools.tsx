/** The row of buttons that is always there: a person, a copy, why, the end. */
import { useState } from 'preact/hooks';
import type { Phone, Why } from '../why.ts';
import type { ChatWording } from '../wording/en.ts';
import { EndDialog } from './end-dialog.tsx';
import { WhyDialog } from './why-dialog.tsx';

interface ToolsProps {
  wording: ChatWording;
  hasEnded: boolean;
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
  const { wording, hasEnded, askForPerson, saveCopy, why, phones, end, startAgain, focusHeading } = props;
  const [dialog, setDialog] = useState<'why' | 'end' | null>(null);
  const closeEnd = (isOver: boolean) => {
    setDialog(null);
    // The button that opened the dialog is gone with the chat.
    if (isOver) focusHeading();
  };
  return (
    <div class="hub-tools">
      {hasEnded ? (
        <button type="button" class="hub-button hub-main" onClick={startAgain}>
          {wording.startAgain}
        </button>
      ) : (
        <button type="button" class="hub-button hub-person" onClick={askForPerson}>
          {wording.askForPerson}
        </button>
      )}
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
      {dialog === 'why' && <WhyDialog {...{ wording, why, phones }} close={() => setDialog(null)} />}
      {dialog === 'end' && <EndDialog {...{ wording, end }} close={closeEnd} />}
    </div>
  );
}
