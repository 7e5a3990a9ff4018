/** Every key that does something. */
import { Dialog } from '../../ui/dialog.tsx';
import { en } from '../../wording/en.ts';

export function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={en.help.title} onClose={onClose}>
      <dl className="keys">
        {en.help.keys.map(([key, does]) => (
          <div className="keys__row" key={key}>
            <dt>
              <span className="key">{key}</span>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
        {en.help.close}
      </button>
    </Dialog>
  );
}
