/** Tells whoever did not set their own status who did, and why. It goes when they set it themselves. */
import type { Me } from '@hub/contract';
import { setBy as words } from '../../wording/later/set-by.ts';

export function SetBy({ setBy }: { setBy: NonNullable<Me['setBy']> }) {
  return (
    <section className="banner" role="status" aria-label={words.label}>
      <p>
        <strong>{words.who(setBy.name)}</strong> {words.why(setBy.reason)} {words.next}
      </p>
    </section>
  );
}
