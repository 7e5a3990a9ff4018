/** What the policy offers, for the agent to offer where no assistant does. A link stands only where the policy offers it. */
import { useId } from 'react';
import type { Advice as Offered } from '@hub/contract';
import { en } from '../../wording/en.ts';

export function Advice({ advice }: { advice: readonly Offered[] }) {
  const id = useId();
  if (advice.length === 0) return null;
  return (
    <section className="advice" aria-labelledby={id}>
      <h3 className="advice__title" id={id}>
        {en.logContact.advice}
      </h3>
      <ul className="advice__list">
        {advice.map(({ words, link }) => (
          <li key={words}>
            {words}
            {link !== null && (
              <>
                : <a href={link}>{new URL(link, window.location.origin).href}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
