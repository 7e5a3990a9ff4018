/** Which ready replies are offered, in the order of likely need. Pure. */
import type { CannedReply } from '@hub/contract';
import { holdsWords } from '../../ui/holds-words.ts';

/**
 * Those whose title or text holds every typed word: what is for the service at hand, then what suits any, then the rest. A match in
 * the title is what somebody looks for, so within each it comes first.
 */
export function findReplies(replies: readonly CannedReply[], typed: string, subject: string): CannedReply[] {
  const rank = ({ title, service }: CannedReply) =>
    (service === subject ? 0 : service === null ? 2 : 4) + (holdsWords(title, typed) ? 0 : 1);
  return replies
    .filter(({ title, text }) => holdsWords(`${title} ${text}`, typed))
    .sort((one, other) => rank(one) - rank(other));
}
