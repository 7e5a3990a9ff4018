/** A resident tells us themselves, in a chat, how to help them: it holds for that chat, and for later where they agree to it (P19). */
import type { ConversationEvent } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import { londonDay } from '../cases/index.ts';
import { appendWithin } from '../conversation/index.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { fill } from '../platform/fill.ts';
import { needsInWords } from './in-words.ts';
import { INTERPRETER, keepPassport, withdrawPassport } from './passport.store.ts';
import { usualReview } from './review.ts';
import { keepSaid } from './said.store.ts';
import { needsWording as wording } from './wording.ts';

export interface Telling {
  conversationId: string;
  /** The same form sent again is one telling. */
  clientId: string;
  needs: readonly string[];
  /** In which they need an interpreter; null where none was chosen. */
  language: string | null;
  /** They agree that it is kept for later. */
  agreed: boolean;
}

/**
 * Notes it with the chat, where staff read it too; kept for later where it is known who they are, beside what is on record. Where that
 * is not known an adviser asks once it is. Answers what was written into the thread.
 */
export async function tellNeeds(
  db: Database,
  { conversationId, clientId, needs, language: chosen, agreed }: Telling,
  now: Date,
): Promise<ConversationEvent[]> {
  return db.$transaction(async (tx) => {
    const language = needs.includes(INTERPRETER) ? chosen : null;
    await keepSaid(tx, conversationId, needs, language);
    const known = await residentIn(tx, conversationId);
    if (known && agreed && needs.length > 0) {
      const kept = { ...known, needs: [...known.needs, ...needs], words: known.words, staffId: null };
      const keeps = { language: language ?? known.chosen };
      await keepPassport(tx, { ...kept, ...keeps, reviewOn: usualReview(londonDay(now)) }, now);
    }
    if (needs.length === 0) return [];
    const said = needsInWords(
      { needs, language: language ?? known?.language ?? 'en-GB', reviewOn: null },
      londonDay(now),
    );
    const text = fill(wording.saidInChat, { needs: said.join(', ') });
    const note = { conversationId, clientId: derivedUuid(text, clientId), kind: 'note', from: 'system', text } as const;
    const appended = await appendWithin(tx, [note]);
    return appended.flatMap((each) => (each.outcome === 'stored' ? [each.event] : []));
  });
}

/** Withdraws all that is kept of whoever the chat is with; where nobody knows who it is, what they told here. */
export async function withdrawInChat(db: Database, conversationId: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    await keepSaid(tx, conversationId, []);
    const known = await residentIn(tx, conversationId);
    if (known) await withdrawPassport(tx, known.residentId, now);
  });
}

export interface ToldInChat {
  said: string[];
  language: string | null;
  isKept: boolean;
}

export const NOTHING_TOLD: ToldInChat = { said: [], language: null, isKept: false };

/** What was told in a chat, to be shown again, and whether anything is kept beside. */
export async function toldInChat(db: Database, conversationId: string): Promise<ToldInChat> {
  const [row] = await db.$queryRaw<ToldInChat[]>`
    SELECT coalesce(v."told" -> 'needs', '[]') AS "said", v."told" ->> 'language' AS "language", coalesce(cardinality(r."needs") > 0, false) AS "isKept"
    FROM "conversation" v LEFT JOIN "resident" r ON r."id" = v."resident_id" WHERE v."id" = ${conversationId}::uuid`;
  return row ?? NOTHING_TOLD;
}

interface InChat {
  residentId: string;
  needs: string[];
  words: string;
  language: string;
  /** Of the interpreter, where one is kept. */
  chosen: string | null;
  channel: string;
}

async function residentIn(tx: Tx, conversationId: string): Promise<InChat | null> {
  const [known] = await tx.$queryRaw<InChat[]>`
    SELECT r."id" AS "residentId", r."needs", r."language", v."channel", coalesce(p."words", '') AS "words", p."language" AS "chosen"
    FROM "conversation" v JOIN "resident" r ON r."id" = v."resident_id"
    LEFT JOIN "needs_passport" p ON p."resident_id" = r."id"
    WHERE v."id" = ${conversationId}::uuid`;
  return known ?? null;
}
