/** What must not be sent to this person. It stays on top, and is spoken when it comes while a conversation is open. */
import type { Duty } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { couldHarm, heldBackInWords } from './duties-in-words.ts';

export function HoldBack({ duties }: { duties: readonly Duty[] }) {
  return (
    <div role="status" className="hold-back-place">
      {duties.length > 0 && (
        <p className={couldHarm(duties) ? 'hold-back hold-back--danger' : 'hold-back'}>
          <strong>{en.policy.holdBack}:</strong> {heldBackInWords(duties)}
        </p>
      )}
    </div>
  );
}
