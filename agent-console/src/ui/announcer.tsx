/** The two live regions of the page. Each announcement is a new element, so it is spoken once. */
import { useHubState } from '../hub/context.tsx';

export function Announcer() {
  const said = useHubState((state) => state.announcement);
  return (
    <div className="govuk-visually-hidden">
      <div role="status" aria-live="polite">
        {said && !said.urgent && <p key={said.id}>{said.text}</p>}
      </div>
      <div role="alert" aria-live="assertive">
        {said?.urgent && <p key={said.id}>{said.text}</p>}
      </div>
    </div>
  );
}
