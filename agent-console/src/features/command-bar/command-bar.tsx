/** Type what you want to do (Ctrl K). A combobox over a list: arrows move, Enter does it, Esc closes. */
import { useHubState } from '../../hub/context.tsx';
import type { CallDeed } from '../call/call-view.ts';
import { useCallView } from '../call/use-call.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { en } from '../../wording/en.ts';
import { commandsFor, matching, type Deed } from './commands.ts';

const none: readonly CallDeed[] = [];

interface CommandBarProps {
  onDo: (deed: Deed) => void;
  onClose: () => void;
}

export function CommandBar({ onDo, onClose }: CommandBarProps) {
  const work = useHubState((state) => state.work);
  const selected = useHubState((state) => state.selected);
  const callDeeds = useCallView(selected)?.deeds ?? none;
  const commands = commandsFor(work, selected, callDeeds);
  return (
    <Dialog title={en.commands.title} onClose={onClose}>
      <Combobox
        label={en.commands.label}
        listLabel={en.commands.list}
        none={en.commands.none}
        find={(typed) => matching(commands, typed)}
        onChoose={({ deed }) => {
          onClose();
          onDo(deed);
        }}
      />
    </Dialog>
  );
}
