/** Which contacts a draft is tried on: those of the last weeks, of days that are chosen, or all. */
import { useId, useState } from 'react';
import { whatIf as words } from '../../wording/later/rules-what-if.ts';
import { lastDays } from '../figures/last-days.ts';
import type { Asked } from './requests.ts';

const CHOICES = ['12', '8', '4', 'days', 'all'] as const;
type Choice = (typeof CHOICES)[number];
const isChoice = (value: string): value is Choice => (CHOICES as readonly string[]).includes(value);

interface PeriodFormProps {
  label: string;
  isBusy: boolean;
  onRun: (period: Asked['period']) => void;
}

export function PeriodForm({ label, isBusy, onRun }: PeriodFormProps) {
  const id = useId();
  const [today] = useState(() => new Date());
  const [choice, setChoice] = useState<Choice>('12');
  const [days, setDays] = useState(() => lastDays(today, 28));
  const period = choice === 'all' ? null : choice === 'days' ? days : lastDays(today, Number(choice) * 7);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onRun(period);
      }}
    >
      <div className="form-field">
        <label className="form-field__label" htmlFor={id}>
          {words.period}
        </label>
        <select
          className="govuk-select"
          id={id}
          value={choice}
          onChange={({ target }) => isChoice(target.value) && setChoice(target.value)}
        >
          {CHOICES.map((each) => (
            <option key={each} value={each}>
              {words.periods[each]}
            </option>
          ))}
        </select>
      </div>
      {choice === 'days' &&
        (['from', 'to'] as const).map((end) => (
          <div className="form-field" key={end}>
            <label className="form-field__label" htmlFor={`${id}-${end}`}>
              {words[end]}
            </label>
            <input
              className="govuk-input govuk-input--width-10"
              id={`${id}-${end}`}
              type="date"
              value={days[end]}
              onChange={({ target }) => setDays({ ...days, [end]: target.value })}
            />
          </div>
        ))}
      <button type="submit" className="govuk-button" disabled={isBusy}>
        {label}
      </button>
    </form>
  );
}
