/** Type what you want to do (Ctrl K). A combobox over a list: arrows move, Enter does it, Esc closes. */
import { useId, useState, type KeyboardEvent } from 'react';
import { useHubState } from '../../hub/context.tsx';
import type { CallDeed } from '../call/call-view.ts';
import { useCallView } from '../call/use-call.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { en } from '../../wording/en.ts';
import { commandsFor, matching, type Command, type Deed } from './commands.ts';

const none: readonly CallDeed[] = [];

interface CommandBarProps {
  onDo: (deed: Deed) => void;
  onClose: () => void;
}

export function CommandBar({ onDo, onClose }: CommandBarProps) {
  const id = useId();
  const work = useHubState((state) => state.work);
  const selected = useHubState((state) => state.selected);
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const callDeeds = useCallView(selected)?.deeds ?? none;
  const found = matching(commandsFor(work, selected, callDeeds), typed);
  const at = Math.min(place, Math.max(found.length - 1, 0));
  const current = found[at];
  const optionId = (command: Command) => `${id}-${command.id}`;

  const choose = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    onDo(command.deed);
  };
  const onKeyDown = (key: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[key.key];
    if (move !== undefined && found.length > 0) {
      key.preventDefault();
      setPlace((at + move + found.length) % found.length);
    }
    if (key.key === 'Enter' && !key.nativeEvent.isComposing) {
      key.preventDefault();
      choose(current);
    }
  };

  return (
    <Dialog title={en.commands.title} onClose={onClose}>
      <label className="status__label" htmlFor={`${id}-input`}>
        {en.commands.label}
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
        value={typed}
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          setTyped(target.value);
          setPlace(0);
        }}
      />
      <div className="commands" role="listbox" id={`${id}-list`} aria-label={en.commands.list}>
        {found.map((command, index) => (
          <div
            role="option"
            className="command"
            key={command.id}
            id={optionId(command)}
            aria-selected={index === at}
            ref={index === at ? (option) => option?.scrollIntoView({ block: 'nearest' }) : undefined}
            onClick={() => choose(command)}
          >
            {command.label}
          </div>
        ))}
      </div>
      <p className="quiet" role="status">
        {found.length === 0 && en.commands.none}
      </p>
    </Dialog>
  );
}
