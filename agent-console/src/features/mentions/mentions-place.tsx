/** Where notes that mention me stand: what shows them is fetched once there are any. */
import { LaterPart } from '../../ui/later.tsx';
import { useMentions } from './use-mentions.ts';

const load = () => import('./mentions.tsx').then((part) => part.Mentions);

export function MentionsPlace() {
  return useMentions().mentions.length > 0 && <LaterPart name="mentions" load={load} given={{}} />;
}
