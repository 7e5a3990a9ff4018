/** The row of buttons that is always there: a person, a copy, the end. */
import { useState } from 'preact/hooks';
import type { ChatWording } from '../wording/en.ts';
import { EndDialog } from './end-dialog.tsx';

interface ToolsProps {
  wording: ChatWording;
  hasEnded: boolean;
  askForPerson: () => void;
  saveCopy: () => void;
  end: () => Promise<boolean>;
  startAgain: () => void;
  /** Puts the focus where the news of the end is. */
  focusHeading: () => void;
}

export function Tools({ wording, hasEnded, askForPerson, saveCopy, end, startAgain, focusHeading }: ToolsProps) {
  const [isAsking, setAsking] = useState(false);
  const close = (isOver: boolean) => {
    setAsking(false);
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
      {!hasEnded && (
        <button type="button" class="hub-button hub-minor" onClick={() => setAsking(true)}>
          {wording.endChat}
        </button>
      )}
      {isAsking && <EndDialog {...{ wording, end, close }} />}
    </div>
  );
}
