/** What this person tried online in the last day, with what the form said, so that nobody sends them back to it. */
import type { Attempt } from '@hub/contract';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { en } from '../../wording/en.ts';
import { attemptInWords } from './attempt-in-words.ts';

export function Attempts({ attempts }: { attempts: readonly Attempt[] }) {
  const now = useHubNow(WAITING_TICK_MS);
  if (attempts.length === 0) return null;
  return (
    <ul className="attempts" aria-label={en.policy.attempts}>
      {attempts.map((attempt) => {
        const { outcome, rest } = attemptInWords(attempt, now);
        return (
          <li key={`${attempt.at} ${rest}`}>
            <strong>{outcome}:</strong> {rest}
          </li>
        );
      })}
    </ul>
  );
}
