/** Makes a code and shows it in large figures, to go on with this chat by telephone. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ThreadCode } from '@hub/contract';
import type { Answered } from '../code.ts';
import type { ChatWording } from '../wording/en.ts';
import { Dialog } from './dialog.tsx';

interface MakeCodeDialogProps {
  wording: ChatWording;
  makeCode: () => Promise<Answered<ThreadCode>>;
  close: () => void;
}

export function MakeCodeDialog({ wording, makeCode, close }: MakeCodeDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [made, setMade] = useState<Answered<ThreadCode> | null>(null);
  useEffect(() => void makeCode().then(setMade), []);
  const code = made?.state === 'done' ? made.value : null;

  return (
    <Dialog box={dialog} title={wording.codeHeading} heading={heading} describedBy={null} onClose={close}>
      <div role="status">
        {!made && <p>{wording.codeLoading}</p>}
        {code && (
          <>
            <p class="hub-digits">
              <span>{apart(code.code.slice(0, 3))}</span> <span>{apart(code.code.slice(3))}</span>
            </p>
            <p>{wording.codeHow(code.number ?? '')}</p>
            <p>{wording.codeWorks}</p>
          </>
        )}
      </div>
      <p class="hub-error" role="alert">
        {made?.state === 'refused' && made.words}
        {made?.state === 'failed' && wording.codeFailed}
      </p>
      <div class="hub-actions">
        <button type="button" class="hub-button" onClick={() => dialog.current?.close()}>
          {wording.whyClose}
        </button>
      </div>
    </Dialog>
  );
}

/** Each digit apart, so that it is read out digit by digit. */
function apart(digits: string): string {
  return digits.split('').join(' ');
}
