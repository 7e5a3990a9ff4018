/** Photos in the database: each once in its conversation, with an entry of the thread that says it is there. */
import type { ConversationEvent } from '@hub/contract';
import { appendWithin } from '../conversation/index.ts';
import { askAgain } from '../duties/index.ts';
import type { Database } from '../platform/database/client.ts';
import type { Picture } from './picture.ts';

/** Of one conversation. */
export const MOST_PHOTOS = 6;
/** How long one is kept: as long as a report may take to be put right, and to be asked about once more. */
export const PHOTO_DAYS = 90;

export interface NewPhoto {
  photoId: string;
  conversationId: string;
  sourceHash: Uint8Array<ArrayBuffer>;
  picture: Picture;
  /** What the thread says. */
  text: string;
  now: Date;
}

export type Kept =
  | { outcome: 'added'; events: ConversationEvent[]; hasTask: boolean }
  /** The same photo was added before. */
  | { outcome: 'again' }
  | { outcome: 'full' };

/** Where nobody looks at the thread: whoever does is asked to. */
const UNSEEN = ['bot', 'ended'];
const TASK = { kind: 'task', what: 'photo-added', rule: 'photos.added', clause: 'P68' } as const;

/**
 * Keeps a photo, once however often it is sent, and says so in the thread. Where no adviser is at the other end there is something to do:
 * somebody looks at it and passes it on. One row at a time is locked, so that two at the same moment are never one too many.
 */
export async function keepPhoto(db: Database, photo: NewPhoto): Promise<Kept> {
  const { photoId: id, conversationId, sourceHash, now } = photo;
  return db.$transaction(async (tx): Promise<Kept> => {
    const [conversation] = await tx.$queryRaw<{ state: string }[]>`
      SELECT "state" FROM "conversation" WHERE "id" = ${conversationId}::uuid FOR UPDATE`;
    const before = await tx.photo.findMany({ where: { conversationId }, select: { sourceHash: true } });
    if (before.some((each) => Buffer.from(each.sourceHash).equals(sourceHash))) return { outcome: 'again' };
    if (before.length >= MOST_PHOTOS) return { outcome: 'full' };
    const { jpeg: picture, width, height } = photo.picture;
    await tx.photo.create({
      data: { id, conversationId, sourceHash, picture, width, height, addedAt: now },
      select: { id: true },
    });
    const appended = await appendWithin(tx, [
      { conversationId, clientId: id, kind: 'message', from: 'system', text: photo.text, staff: { photo: id } },
    ]);
    const contact = UNSEEN.includes(conversation?.state ?? '')
      ? await tx.contact.findFirst({
          where: { conversationId },
          orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
          select: { id: true },
        })
      : null;
    if (contact) await askAgain(tx, contact.id, TASK, now);
    const events = appended.flatMap((each) => ('event' in each ? [each.event] : []));
    return { outcome: 'added', events, hasTask: contact !== null };
  });
}

/** How many photos a conversation has; null when there is no such conversation. */
export async function countPhotos(db: Database, conversationId: string): Promise<number | null> {
  const found = await db.conversation.findUnique({
    where: { id: conversationId },
    select: { _count: { select: { photos: true } } },
  });
  return found?._count.photos ?? null;
}

export async function photoOf(
  db: Database,
  photoId: string,
): Promise<{ conversationId: string; picture: Uint8Array } | null> {
  return db.photo.findUnique({ where: { id: photoId }, select: { conversationId: true, picture: true } });
}

/** Photos of one conversation, and the references of what was reported in it. */
export interface ContactPhotos {
  photos: { id: string; addedAt: Date }[];
  references: string[];
}

/** Those of a contact's conversation, the oldest first; null when there is no such contact, or it has no conversation. */
export async function photosOfContact(
  db: Database,
  contactId: string,
): Promise<(ContactPhotos & { conversationId: string }) | null> {
  const contact = await db.contact.findUnique({
    where: { id: contactId },
    select: {
      conversation: {
        select: {
          id: true,
          photos: { select: { id: true, addedAt: true }, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }] },
          drafts: { where: { state: 'sent' }, select: { reference: true }, orderBy: { reference: 'asc' } },
        },
      },
    },
  });
  if (!contact?.conversation) return null;
  const { id: conversationId, photos, drafts } = contact.conversation;
  return { conversationId, photos, references: drafts.flatMap(({ reference }) => reference ?? []) };
}

/** Deletes what was kept long enough. The thread still says that there was one. */
export async function deletePhotos(db: Database, now: Date): Promise<void> {
  await db.photo.deleteMany({ where: { addedAt: { lt: new Date(now.getTime() - PHOTO_DAYS * 24 * 60 * 60 * 1000) } } });
}
