/** Which skills a contact needs once it is handed over: those that it needs now, unless the agent says otherwise. */
import { useId } from 'react';
import type { Colleagues } from '@hub/contract';
import { humanise } from '../../wording/in-words.ts';
import { transferDialog } from '../../wording/later/transfer.ts';
import { skillsOf } from './transfer-form.ts';

interface SkillChoiceProps {
  colleagues: Colleagues;
  chosen: readonly string[];
  onChoose: (skills: readonly string[]) => void;
}

export function SkillChoice({ colleagues, chosen, onChoose }: SkillChoiceProps) {
  const id = useId();
  return (
    <details className="govuk-details transfer__skills" open={colleagues.skills.length > 0}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{transferDialog.skills}</span>
      </summary>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-visually-hidden">{transferDialog.skills}</legend>
        <div className="govuk-checkboxes govuk-checkboxes--small transfer__choices">
          {skillsOf(colleagues).map((skill) => (
            <div className="govuk-checkboxes__item" key={skill}>
              <input
                className="govuk-checkboxes__input"
                type="checkbox"
                id={`${id}-${skill}`}
                checked={chosen.includes(skill)}
                onChange={({ target }) =>
                  onChoose(target.checked ? [...chosen, skill] : chosen.filter((each) => each !== skill))
                }
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={`${id}-${skill}`}>
                {humanise(skill)}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </details>
  );
}
