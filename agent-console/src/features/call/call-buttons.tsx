/** What can be done in a call, as buttons. One that is pressed and goes leaves the focus in the bar. */
import { useEffect, useRef } from 'react';
import type { ContactCall } from '@hub/contract';
import { en } from '../../wording/en.ts';
import type { CallDeed } from './call-view.ts';

interface CallButtonsProps {
  call: ContactCall;
  deeds: readonly CallDeed[];
  isBusy: boolean;
  /** The id of the keypad while it is open. */
  keypadId: string | null;
  onPress: (deed: CallDeed) => void;
}

/** Two deeds that take each other's place are one button, so that it keeps the focus. */
const SLOT: Partial<Record<CallDeed, string>> = {
  unmute: 'mute',
  resume: 'hold',
  'resume-recording': 'pause-recording',
};
const LOOK: Partial<Record<CallDeed, string>> = { ring: '', join: '', end: 'govuk-button--warning' };

function labelOf(deed: CallDeed, { phase, rings }: ContactCall): string {
  if (deed === 'ring' && rings > 0) return en.call.ringAgain;
  if (deed === 'end' && phase === 'ringing') return en.call.stopRinging;
  return en.call.deed[deed];
}

export function CallButtons({ call, deeds, isBusy, keypadId, onPress }: CallButtonsProps) {
  const row = useRef<HTMLDivElement>(null);
  const isPressed = useRef(false);
  const shown = deeds.join(' ');
  useEffect(() => {
    if (isPressed.current && document.activeElement === document.body) row.current?.focus();
  }, [shown]);
  return (
    <div
      className="call-bar__buttons"
      ref={row}
      role="group"
      aria-label={en.call.deeds}
      tabIndex={-1}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null) isPressed.current = false;
      }}
    >
      {deeds.map((deed) => (
        <button
          type="button"
          className={`govuk-button button--small ${LOOK[deed] ?? 'govuk-button--secondary'}`}
          key={SLOT[deed] ?? deed}
          aria-disabled={isBusy}
          aria-expanded={deed === 'keypad' ? keypadId !== null : undefined}
          aria-controls={deed === 'keypad' ? (keypadId ?? undefined) : undefined}
          onClick={() => {
            isPressed.current = true;
            onPress(deed);
          }}
        >
          {labelOf(deed, call)}
        </button>
      ))}
    </div>
  );
}
