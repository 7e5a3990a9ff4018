/** The language in which an interpreter is needed, by its name in English and in itself. */
import {
  INTERPRETER_LANGUAGES,
  interpreterLanguageSchema,
  languageInBoth,
  type InterpreterLanguage,
} from '@hub/contract';
import { needs as words } from '../../wording/later/needs.ts';

interface LanguageChoiceProps {
  id: string;
  chosen: InterpreterLanguage | null;
  onChoose: (language: InterpreterLanguage | null) => void;
}

export function LanguageChoice({ id, chosen, onChoose }: LanguageChoiceProps) {
  return (
    <div className="form-field">
      <label className="form-field__label" htmlFor={id}>
        {words.language}
      </label>
      <select
        className="govuk-select"
        id={id}
        value={chosen ?? ''}
        onChange={({ target }) => onChoose(interpreterLanguageSchema.safeParse(target.value).data ?? null)}
      >
        <option value="">{words.languageNone}</option>
        {INTERPRETER_LANGUAGES.map((tag) => (
          <option key={tag} value={tag}>
            {languageInBoth(tag)}
          </option>
        ))}
      </select>
    </div>
  );
}
