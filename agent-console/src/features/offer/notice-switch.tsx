/** Asks the browser for permission to show desktop notices; gone once it has been answered. */
import { en } from '../../wording/en.ts';
import { useNoticePermission } from './notify.ts';

export function NoticeSwitch() {
  const { canAsk, ask } = useNoticePermission();
  if (!canAsk) return null;
  return (
    <button type="button" className="link-button" onClick={ask}>
      {en.offer.notify}
    </button>
  );
}
