/** Danger to life, told to every agent at once. */
import type { Alert } from '@hub/contract';
import { useHub, useHubState } from '../../hub/context.tsx';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { en } from '../../wording/en.ts';
import { humanise, timeInWords } from '../../wording/in-words.ts';

const none: never[] = [];

function AlertItem({ alert, now }: { alert: Alert; now: number }) {
  const hub = useHub();
  const mine = useHubState((state) => state.work?.mine ?? none);
  const queue = useHubState((state) => state.work?.queue ?? none);
  const contact = [...mine, ...queue].find(({ contactId }) => contactId === alert.contact.contactId) ?? alert.contact;
  const isMine = mine.some(({ contactId }) => contactId === contact.contactId);
  const holder = contact.assignedName === null ? en.alert.nobody : en.alert.holder(contact.assignedName);
  return (
    <li className="alert">
      <p className="alert__signal">{humanise(alert.signal)}</p>
      <p>
        {en.channel[contact.channel]}, {contact.subject}. {en.alert.at(timeInWords(alert.at, now))}
      </p>
      <p>{isMine ? en.alert.mine : holder}</p>
      {isMine && (
        <button
          type="button"
          className="link-button link-button--inverse"
          onClick={() => hub.select(contact.contactId)}
        >
          {en.alert.open}
        </button>
      )}
    </li>
  );
}

export function Alerts() {
  const alerts = useHubState((state) => state.work?.alerts ?? none);
  const now = useHubNow(WAITING_TICK_MS);
  if (alerts.length === 0) return null;
  return (
    <section aria-labelledby="alerts-title" className="block alerts">
      <h2 className="alerts__title" id="alerts-title">
        {en.alert.heading}
      </h2>
      <ul className="plain-list">
        {alerts.map((alert) => (
          <AlertItem key={alert.alertId} alert={alert} now={now} />
        ))}
      </ul>
    </section>
  );
}
