/** Days with other hours as they stand: what is different, why, and what residents are told. */
import { removalSchema, type HoursException } from '@hub/contract';
import { hours as words } from '../../wording/later/hours.ts';
import { settings } from '../../wording/later/settings.ts';
import { useSave } from '../supervise/use-save.ts';

interface ShownExceptionProps {
  csrfToken: string;
  exception: HoursException;
  onChange: () => void;
  onRemoved: () => void;
}

export function ShownException({ csrfToken, exception, onChange, onRemoved }: ShownExceptionProps) {
  const { id, version, value, told, holidays } = exception;
  const { busy, errorAt, save } = useSave(csrfToken, []);
  const problem = errorAt(null);
  const name = words.days(value.from, value.to);
  const button = 'govuk-button govuk-button--secondary button--small';
  const remove = async () => {
    if (!busy && (await save(`/api/console/hours/${id}/removal`, removalSchema, { version }))) onRemoved();
  };
  return (
    <>
      <p>
        <strong>{words.spans(value.open)}</strong>
      </p>
      <p className="setting__text">{words.told(told)}</p>
      {holidays.length > 0 && <p>{words.covers(holidays)}</p>}
      <div className="setting__buttons">
        <button type="button" className={button} aria-label={settings.of(settings.change, name)} onClick={onChange}>
          {settings.change}
        </button>
        <button
          type="button"
          className={button}
          aria-label={settings.of(words.remove, name)}
          aria-disabled={busy}
          onClick={() => void remove()}
        >
          {words.remove}
        </button>
      </div>
      {problem !== undefined && (
        <p className="refusal" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
