/** How every form of the pages of supervisors ends: what is wrong as a whole, and the two buttons. */
import { settings } from '../../wording/later/settings.ts';
import type { Saving } from './use-save.ts';

interface FormEndProps {
  saving: Saving;
  /** What is changed, for those who hear several such buttons. */
  name: string;
  onCancel: () => void;
}

export function FormEnd({ saving, name, onCancel }: FormEndProps) {
  const problem = saving.errorAt(null);
  return (
    <>
      {problem !== undefined && (
        <p className="refusal" role="alert">
          {problem}
        </p>
      )}
      <div className="button-row">
        <button
          type="submit"
          className="govuk-button"
          aria-label={settings.of(settings.save, name)}
          aria-disabled={saving.busy}
        >
          {settings.save}
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onCancel}>
          {settings.cancel}
        </button>
      </div>
    </>
  );
}
