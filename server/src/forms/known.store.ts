/** Reads what is known of whoever speaks in a contact, for the forms that are filled in with them. */
import type { Known } from '@hub/contract';
import type { Standing } from '../identity/index.ts';
import type { Tx } from '../platform/database/client.ts';
import { knownFrom } from './known.ts';

/** Whether the record may be filled in, by how surely it is known who speaks. */
export type MayFillIn = (standing: Standing) => boolean;

const RECORD = { name: true, address: true, postcode: true, phone: true, email: true } as const;

export async function readKnown(tx: Tx, contactId: string, mayFillIn: MayFillIn): Promise<Known> {
  const contact = await tx.contact.findUniqueOrThrow({
    where: { id: contactId },
    select: {
      identityLevel: true,
      identityAt: true,
      resident: { select: RECORD },
      conversation: { select: { number: true, identityLevel: true, signedInAt: true, resident: { select: RECORD } } },
    },
  });
  const { identityLevel: level, identityAt: at, conversation } = contact;
  const signedIn = { level: conversation?.identityLevel ?? 0, at: conversation?.signedInAt ?? null };
  const standing = { signedIn, checked: at && { level, at } };
  const record = conversation?.resident ?? contact.resident;
  return knownFrom({ line: conversation?.number ?? null, record: mayFillIn(standing) ? record : null });
}
