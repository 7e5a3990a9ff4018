/** Says what was typed in rows and is not saved, with the way back to it. It stands first, so that it cannot be missed. */
import { rules } from '../../wording/later/rules.ts';
import { forgetRow, useTypedRows, type RowPlace } from './typed-rows.ts';

const words = rules.unsaved;

interface UnsavedProps {
  /** The row whose form is open: that says it itself. */
  open: { draftId: string; row: string | null } | null;
  onGoOn: (place: RowPlace) => void;
  onThrownAway: () => void;
}

export function Unsaved({ open, onGoOn, onThrownAway }: UnsavedProps) {
  const places = useTypedRows()
    .map(({ place }) => place)
    .filter(({ draftId, row }) => !(open?.draftId === draftId && open.row === row));
  if (places.length === 0) return null;
  return (
    <section className="rules__unsaved" aria-label={words.title}>
      {places.map((place) => (
        <div key={`${place.draftId} ${place.table} ${place.row}`}>
          <p>{words.what(place.row, place.draft)}</p>
          <div>
            <button
              type="button"
              className="govuk-button govuk-button--secondary button--small"
              onClick={() => onGoOn(place)}
            >
              {words.goOn(place.row)}
            </button>{' '}
            <button
              type="button"
              className="link-button"
              onClick={() => {
                forgetRow(place);
                onThrownAway();
              }}
            >
              {words.throwAway}
              <span className="govuk-visually-hidden">{place.row}</span>
            </button>
          </div>
        </div>
      ))}
    </section>
  );
}
