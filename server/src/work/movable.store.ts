/** A contact, with what decides where it may go. */
import type { Channel, ContactState } from '@hub/contract';
import type { Tx } from '../platform/database/client.ts';

export interface Movable {
  contactId: string;
  conversationId: string;
  state: ContactState;
  channel: Channel;
  queue: string;
  priority: number;
  skills: string[];
  restricted: boolean;
  owner: { id: string; name: string } | null;
  /** The policy lets it go only to somebody who has been introduced (P48). */
  isWarmOnly: boolean;
  /** Somebody is on the line that we rang. */
  isRung: boolean;
}

/** Every step of it is under this lock. Nothing is locked where there is no such contact. */
export async function lockConversationOf(tx: Tx, contactId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "conversation" v JOIN "contact" c ON c."conversation_id" = v."id"
    WHERE c."id" = ${contactId}::uuid FOR UPDATE OF v`;
}

export async function readMovable(tx: Tx, contactId: string): Promise<Movable | null> {
  const [found] = await tx.$queryRaw<Movable[]>`
    SELECT c."id" AS "contactId", c."conversation_id" AS "conversationId", c."state", c."channel", c."queue", c."priority",
           c."skills", v."restricted",
           CASE WHEN s."id" IS NOT NULL THEN jsonb_build_object('id', s."id", 'name', s."name") END AS "owner",
           EXISTS (SELECT 1 FROM "duty" d WHERE d."contact_id" = c."id" AND d."kind" = 'restrict'
                                            AND d."what" = 'cold-transfer') AS "isWarmOnly",
           c."channel" = 'callback' AND EXISTS (
             SELECT 1 FROM "call" k WHERE k."contact_id" = c."id" AND k."ended_at" IS NULL) AS "isRung"
    FROM "contact" c JOIN "conversation" v ON v."id" = c."conversation_id"
    LEFT JOIN "staff" s ON s."id" = c."assigned_to"
    WHERE c."id" = ${contactId}::uuid`;
  return found ?? null;
}
