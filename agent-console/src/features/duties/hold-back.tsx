/** What must not be sent to this person. It stands on top, and is spoken when it comes while a conversation is open. */
import type { Duty } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { heldBackInWords } from './duties-in-words.ts';

export function HoldBack({ duties }: { duties: readonly Duty[] }) {
  return (
    <div role="status">
      {duties.length > 0 && (
        <p className="hold-back">
          <strong>{en.policy.holdBack}:</strong> {heldBackInWords(duties)}
        </p>
      )}
    </div>
  );
}
