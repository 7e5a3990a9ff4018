/** The keys of a telephone, for a menu at the other end. Digits, * and # on the keyboard press them too. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { en } from '../../wording/en.ts';
import { useTelephone } from './phone-context.tsx';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
/** As many as are looked at to see whether the last was taken. */
const SHOWN = 12;

export function Keypad({ id }: { id: string }) {
  const { phone } = useTelephone();
  const group = useRef<HTMLDivElement>(null);
  // Whoever opens it presses keys next, also those of the keyboard.
  useEffect(() => group.current?.focus(), []);
  const [pressed, setPressed] = useState<readonly string[]>([]);
  const press = (key: string) => {
    phone.digits(key);
    setPressed((before) => [...before, key].slice(-SHOWN));
  };
  const onKeyDown = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (!ctrlKey && !metaKey && !altKey && KEYS.some((each) => each === key)) press(key);
  };
  return (
    <div
      className="keypad"
      id={id}
      ref={group}
      tabIndex={-1}
      role="group"
      aria-label={en.call.keys}
      onKeyDown={onKeyDown}
    >
      <div className="keypad__keys">
        {KEYS.map((key) => (
          <button
            type="button"
            className="govuk-button govuk-button--secondary keypad__key"
            key={key}
            aria-label={en.call.keyName[key]}
            onClick={() => press(key)}
          >
            {key}
          </button>
        ))}
      </div>
      <p className="quiet" role="status">
        {pressed.length > 0 && en.call.pressed(pressed.join(' '))}
      </p>
    </div>
  );
}
