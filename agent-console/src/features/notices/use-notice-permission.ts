/** Whether the browser shows our desktop notices, and the asking, which must come from a press. */
import { useState } from 'react';

const now = () => ('Notification' in window ? Notification.permission : 'denied');

export function useNoticePermission(): { permission: NotificationPermission; ask: () => void } {
  const [permission, setPermission] = useState(now);
  return { permission, ask: () => void Notification.requestPermission().then(setPermission) };
}
