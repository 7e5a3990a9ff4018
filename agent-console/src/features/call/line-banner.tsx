/** Says that my line is open while another contact is in front of me: nobody speaks to somebody without knowing it. */
import { useHub, useHubState } from '../../hub/context.tsx';
import { openContact } from '../../hub/mine.ts';
import { en } from '../../wording/en.ts';
import { isUp } from './line-state.ts';
import { useLine } from './phone-context.tsx';

export function LineBanner() {
  const hub = useHub();
  const line = useLine();
  const contact = useHubState((state) => openContact(state.work, line.contactId));
  const isInFront = useHubState((state) => state.selected === line.contactId);
  if (!isUp(line) || !contact || isInFront) return null;
  return (
    <div className="banner line-banner">
      <p>{en.call.onTheLine(contact.residentName)}</p>
      <button type="button" className="link-button" onClick={() => hub.select(contact.contactId)}>
        {en.call.goThere}
      </button>
    </div>
  );
}
