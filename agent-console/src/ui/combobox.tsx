/** A box to type in over a list that narrows while one types (ARIA 1.2): arrow keys move, Enter chooses, the focus stays in the box. */
import { useId, useState, type KeyboardEvent } from 'react';

export interface Choice {
  id: string;
  label: string;
  /** More about it, below its label. */
  detail?: string;
}

interface ComboboxProps<T extends Choice> {
  label: string;
  listLabel: string;
  /** Said where nothing matches. */
  none: string;
  find: (typed: string) => readonly T[];
  onChoose: (choice: T) => void;
  /** Escape was pressed, with these words in the box. Left out where what surrounds it closes by itself. */
  onEscape?: (typed: string) => void;
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export function Combobox<T extends Choice>({ label, listLabel, none, find, onChoose, onEscape }: ComboboxProps<T>) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const found = find(typed);
  const at = Math.min(place, Math.max(found.length - 1, 0));
  const current = found[at];
  const optionId = (choice: T) => `${id}-${choice.id}`;

  const onKeyDown = (key: KeyboardEvent) => {
    const move = MOVES[key.key];
    if (move !== undefined && found.length > 0) {
      key.preventDefault();
      setPlace((at + move + found.length) % found.length);
    }
    if (key.key === 'Enter' && !key.nativeEvent.isComposing) {
      key.preventDefault();
      if (current) onChoose(current);
    }
    if (key.key === 'Escape' && onEscape) {
      key.preventDefault();
      onEscape(typed);
    }
  };

  return (
    <>
      <label className="status__label" htmlFor={`${id}-input`}>
        {label}
      </label>
      <input
        className="govuk-input"
        id={`${id}-input`}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? optionId(current) : undefined}
        autoComplete="off"
        autoFocus
        value={typed}
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          setTyped(target.value);
          setPlace(0);
        }}
      />
      <div className="commands" role="listbox" id={`${id}-list`} aria-label={listLabel}>
        {found.map((choice, index) => (
          <div
            role="option"
            className="command"
            key={choice.id}
            id={optionId(choice)}
            aria-selected={index === at}
            ref={index === at ? (option) => option?.scrollIntoView({ block: 'nearest' }) : undefined}
            onClick={() => onChoose(choice)}
          >
            {choice.label}
            {choice.detail !== undefined && <span className="command__detail">{choice.detail}</span>}
          </div>
        ))}
      </div>
      <p className="quiet" role="status">
        {found.length === 0 && none}
      </p>
    </>
  );
}
