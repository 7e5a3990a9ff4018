/** A rating in the chat, by plain HTTP: how the chat stands, and the answer. */
import { ratingSchema } from '@hub/contract';
import type { Outcome, Rating } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import type { Say } from '../conversation/index.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import { refused } from '../platform/problem.ts';
import type { Routes } from '../security/index.ts';
import type { Ratings } from './create-ratings.ts';
import { feedbackWording as wording } from './wording.ts';

export interface KeepPorts {
  ratings: Pick<Ratings, 'inChat' | 'keepFromChat'>;
  say: Say;
  /** True when words speak of danger to somebody. */
  speaksOfDanger: (text: string) => boolean;
}

/**
 * Keeps a rating; where its comment speaks of danger, the comment is also said in the chat, which then goes on with a person: the
 * safety net reads every word (P05). Refused ('not-found') where this chat is not asked about that contact.
 */
export async function keepRating(
  { ratings, say, speaksOfDanger }: KeepPorts,
  conversationId: string,
  rating: Rating,
): Promise<Outcome> {
  const kept = await ratings.keepFromChat(conversationId, rating);
  if (kept === null) return refused('not-found', wording.gone, { where: 'contactId' });
  const { comment } = kept;
  if (comment === null || !speaksOfDanger(comment)) return { ok: true };
  const clientId = derivedUuid('comment', rating.contactId);
  return say({ from: 'resident' }, { conversationId, clientId, text: comment });
}

export function serveRatings(routes: Routes, ports: KeepPorts): void {
  routes.resident('GET', '/api/resident/rating', async (_req, res, { conversationId }) => {
    res.json({ ok: true, rating: await ports.ratings.inChat(conversationId) });
  });

  routes.resident('POST', '/api/resident/rating', async (req, res, { conversationId }) => {
    const parsed = parse(ratingSchema, req.body);
    const outcome = parsed.ok ? await keepRating(ports, conversationId, parsed.value) : parsed;
    if (outcome.ok) res.json({ ok: true });
    else sendProblemJson(res, outcome.problem);
  });
}
