/** Asks before the chat is ended. */
import { useId, useRef, useState } from 'preact/hooks';
import type { ChatWording } from '../wording/en.ts';
import { Dialog } from './dialog.tsx';

interface EndDialogProps {
  wording: ChatWording;
  /** Ends the chat; false when the hub could not be told. */
  end: () => Promise<boolean>;
  /** Told when the dialog is gone; `hasEnded` says whether the chat is over. */
  close: (hasEnded: boolean) => void;
}

export function EndDialog({ wording, end, close }: EndDialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [hasFailed, setFailed] = useState(false);

  const confirm = async () => {
    if (!(await end())) {
      setFailed(true);
      return;
    }
    // While it is open, nothing behind it can have the focus.
    dialog.current?.close();
    close(true);
  };

  return (
    <Dialog
      box={dialog}
      title={wording.endHeading}
      heading={null}
      describedBy={`${id}words`}
      onClose={() => close(false)}
    >
      <p id={`${id}words`}>{wording.endExplained}</p>
      <p class="hub-error" role="alert">
        {hasFailed && wording.endFailed}
      </p>
      <div class="hub-actions">
        <button type="button" class="hub-button" onClick={() => dialog.current?.close()}>
          {wording.endCancel}
        </button>
        <button type="button" class="hub-button hub-danger" onClick={() => void confirm()}>
          {wording.endConfirm}
        </button>
      </div>
    </Dialog>
  );
}
