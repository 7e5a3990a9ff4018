/** What staff do, and for how long; a supervisor sets a colleague's status from here. */
import { useState } from 'react';
import type { BoardAgent } from '@hub/contract';
import { useHubState } from '../../hub/context.tsx';
import { durationInWords } from '../../wording/in-words.ts';
import { wallboard as words } from '../../wording/later/wallboard.ts';
import { SetStatusDialog } from './set-status-dialog.tsx';

interface StaffProps {
  agents: readonly BoardAgent[];
  now: number;
  /** On a wall there is nobody to press a button. */
  isLarge: boolean;
}

function stateInWords({ state, status }: BoardAgent): string {
  const goesOn = (state === 'busy' || state === 'wrap-up') && status !== 'available';
  return goesOn ? words.stateAndMore(words.state[state], words.state[status]) : words.state[state];
}

export function Staff({ agents, now, isLarge }: StaffProps) {
  const me = useHubState((state) => state.work?.me.staffId);
  const [setting, setSetting] = useState<BoardAgent | null>(null);
  return (
    <section aria-labelledby="board-staff">
      <h2 className="govuk-heading-m" id="board-staff">
        {words.staff}
      </h2>
      {agents.length === 0 && <p className="quiet">{words.nobodyHere}</p>}
      <ul className="board-staff">
        {agents.map((agent) => (
          <li key={agent.staffId} className="board-person">
            <h3 className="board-person__name">{agent.name}</h3>
            <p>
              <strong className={`board-state board-state--${agent.state}`}>{stateInWords(agent)}</strong>{' '}
              {words.since(durationInWords(now - Date.parse(agent.since)))}
            </p>
            <p className="quiet">
              {words.contacts(agent.contacts, agent.capacity)}
              {agent.reason !== null && agent.reason !== '' && `. ${agent.reason}`}
              {!agent.isHere && `. ${words.notHere}`}
            </p>
            {!isLarge && agent.staffId !== me && (
              <button
                type="button"
                className="govuk-button govuk-button--secondary button--small"
                aria-label={words.setStatusOf(agent.name)}
                onClick={() => setSetting(agent)}
              >
                {words.setStatus}
              </button>
            )}
          </li>
        ))}
      </ul>
      {setting && <SetStatusDialog agent={setting} onClose={() => setSetting(null)} />}
    </section>
  );
}
