/** Every need that can be kept, as boxes to tick. */
import { NEEDS, type Need } from '@hub/contract';
import { needs as words } from '../../wording/later/needs.ts';

interface NeedsChoiceProps {
  id: string;
  chosen: readonly Need[];
  onChoose: (needs: Need[]) => void;
  errorId: string | undefined;
}

export function NeedsChoice({ id, chosen, onChoose, errorId }: NeedsChoiceProps) {
  const choose = (need: Need, isOn: boolean) =>
    onChoose(NEEDS.filter((each) => (each === need ? isOn : chosen.includes(each))));
  return (
    <fieldset className="govuk-fieldset form-field" aria-describedby={errorId}>
      <legend className="form-field__label">{words.legend}</legend>
      <div className="govuk-checkboxes govuk-checkboxes--small transfer__choices">
        {NEEDS.map((need) => (
          <div className="govuk-checkboxes__item" key={need}>
            <input
              className="govuk-checkboxes__input"
              type="checkbox"
              id={`${id}-${need}`}
              checked={chosen.includes(need)}
              onChange={({ target }) => choose(need, target.checked)}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={`${id}-${need}`}>
              {words.choices[need]}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
