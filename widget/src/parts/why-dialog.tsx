/** Tells the resident why: each decision of this chat, the rules that made it, and what was known. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Phone, Why } from '../why.ts';
import type { ChatWording } from '../wording/en.ts';
import { Dialog } from './dialog.tsx';
import { Explanation } from './explanation.tsx';

interface WhyDialogProps {
  wording: ChatWording;
  why: () => Promise<Why>;
  /** Numbers to ring where no answer can be had here. */
  phones: readonly Phone[];
  close: () => void;
}

type Shown = Why | { state: 'loading' };

/** What the dialog says before the decisions, or in their place. */
function statusWords(shown: Shown, wording: ChatWording): string {
  switch (shown.state) {
    case 'loading':
      return wording.whyLoading;
    case 'person':
      return wording.whyPerson;
    case 'told':
      return shown.explanations.length === 0 ? wording.whyNothing : wording.whyFound(shown.explanations.length);
    case 'failed':
      return '';
  }
}

export function WhyDialog({ wording, why, phones, close }: WhyDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [shown, setShown] = useState<Shown>({ state: 'loading' });

  const load = async () => setShown(await why());
  useEffect(() => void load(), []);
  const tryAgain = () => {
    // The button that was pressed goes while the hub is asked.
    heading.current?.focus();
    setShown({ state: 'loading' });
    void load();
  };
  const hasFailed = shown.state === 'failed';

  return (
    <Dialog box={dialog} title={wording.whyHeading} heading={heading} describedBy={null} onClose={close}>
      <p role="status">{statusWords(shown, wording)}</p>
      <p class="hub-error" role="alert">
        {hasFailed && wording.whyFailed}
      </p>
      {hasFailed &&
        phones.map(({ label, number }) => (
          <p key={number}>
            {wording.phone(label)} <strong>{number}</strong>
          </p>
        ))}
      {shown.state === 'told' && (
        <ol class="hub-list">
          {shown.explanations.map((explanation, index) => (
            <Explanation key={index} {...{ explanation, wording }} />
          ))}
        </ol>
      )}
      <div class="hub-actions">
        {hasFailed && (
          <button type="button" class="hub-button hub-main" onClick={tryAgain}>
            {wording.tryAgain}
          </button>
        )}
        <button type="button" class="hub-button" onClick={() => dialog.current?.close()}>
          {wording.whyClose}
        </button>
      </div>
    </Dialog>
  );
}
