/** The decisions of one conversation, for the resident who asks why. */
import type { PlainExplanation } from '@hub/contract';
import type { Decision } from '@hub/routing-rules';
import type { Database } from '../platform/database/client.ts';
import { explainPlainly } from './explain-plainly.ts';
import type { PolicyWords } from './policy-words.ts';
import { routingWording } from './wording.ts';

const SHOWN = 20;

/**
 * The newest decisions, newest first; null where something was disclosed that somebody else at the same screen must not read
 * (P12, P15): a person explains it then.
 */
export async function readExplanations(
  db: Database,
  conversationId: string,
  words: PolicyWords,
): Promise<PlainExplanation[] | null> {
  const conversation = await db.conversation.findUnique({
    where: { id: conversationId },
    select: { restricted: true, decisions: { orderBy: { seq: 'desc' }, take: SHOWN } },
  });
  if (!conversation || conversation.restricted) return null;
  return conversation.decisions.map(({ at, decision }) =>
    explainPlainly({ at, decision: decision as unknown as Decision }, { words, wording: routingWording }),
  );
}
