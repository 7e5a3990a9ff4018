/** One decision: what was decided and when, each rule that had a say, and which rules were in force. */
import type { PlainExplanation } from '@hub/contract';
import { shortTime } from '../times.ts';
import type { ChatWording } from '../wording/en.ts';

interface ExplanationProps {
  explanation: PlainExplanation;
  wording: ChatWording;
}

export function Explanation({ explanation: { at, decided, reasons, ruleSetVersion }, wording }: ExplanationProps) {
  return (
    <li class="hub-explanation">
      <h4>{decided}</h4>
      <p class="hub-who">
        <time dateTime={at}>{shortTime(at, new Date(), wording.lang)}</time>
      </p>
      <ul class="hub-reasons">
        {reasons.map(({ why, rule, clause, known }) => (
          <li key={rule}>
            <p>{why}</p>
            {known.length > 0 && <p>{wording.whyKnown(known.join('; '))}</p>}
            <p class="hub-hint">{wording.whyRule(rule, clause)}</p>
          </li>
        ))}
      </ul>
      <p class="hub-hint">{wording.whyVersion(ruleSetVersion)}</p>
    </li>
  );
}
