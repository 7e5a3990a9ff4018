/** How the desk looks and how it calls: each choice holds at once and is remembered. */
import { useId } from 'react';
import { THEMES, type Settings } from '../../hub/settings.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { en } from '../../wording/en.ts';
import { useNoticePermission } from '../notices/use-notice-permission.ts';
import { useSettings } from './settings-context.tsx';

const SWITCHES = ['offerSound', 'offerNotice', 'messageSound', 'messageNotice'] as const;
const NOTICES: ReadonlySet<keyof Settings> = new Set(['offerNotice', 'messageNotice']);

export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const id = useId();
  const [settings, set] = useSettings();
  const { permission, ask } = useNoticePermission();
  return (
    <Dialog title={en.settings.title} onClose={onClose}>
      <RadioGroup
        id={`${id}-theme`}
        legend={en.settings.theme}
        options={THEMES.map((value) => ({ value, label: en.settings.themes[value] }))}
        chosen={settings.theme}
        onChoose={(theme) => set({ theme })}
      />
      <fieldset className="govuk-fieldset form-field">
        <legend className="form-field__label">{en.settings.calls}</legend>
        <p className="quiet">{en.settings.quiet}</p>
        {SWITCHES.map((name) => (
          <div className="form-field--check" key={name}>
            <input
              type="checkbox"
              role="switch"
              id={`${id}-${name}`}
              checked={settings[name]}
              onChange={({ target }) => {
                set({ [name]: target.checked });
                // The browser asks only where a person has just pressed.
                if (target.checked && NOTICES.has(name) && permission === 'default') ask();
              }}
            />
            <label htmlFor={`${id}-${name}`}>{en.settings.switches[name]}</label>
          </div>
        ))}
        {permission === 'default' && (
          <button type="button" className="link-button" onClick={ask}>
            {en.offer.notify}
          </button>
        )}
        {permission === 'denied' && <p className="quiet">{en.settings.denied}</p>}
      </fieldset>
      <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
        {en.help.close}
      </button>
    </Dialog>
  );
}
