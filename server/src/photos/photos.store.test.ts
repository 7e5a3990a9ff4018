/** Photos on real rows: each once, never too many, and never where nobody is asked to look. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { countPhotos, deletePhotos, keepPhoto, MOST_PHOTOS, PHOTO_DAYS, photosOfContact } from './photos.store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const DAY_MS = 24 * 60 * 60 * 1000;
const now = new Date('2026-06-01T10:00:00Z');

const begin = async (state: 'bot' | 'agent' | 'ended') => {
  const [conversationId, contactId] = [randomUUID(), randomUUID()];
  await database.db.conversation.create({ data: { id: conversationId, channel: 'webchat', state } });
  await database.db.contact.create({
    data: { id: contactId, conversationId, channel: 'webchat', state: 'open', startedAt: now },
  });
  return { conversationId, contactId };
};
const keep = (conversationId: string, source: string, at = now) =>
  keepPhoto(database.db, {
    ...{ photoId: randomUUID(), conversationId, text: 'A photo was added.', now: at },
    sourceHash: new Uint8Array(createHash('sha256').update(source).digest()),
    picture: { jpeg: new Uint8Array([1, 2, 3]), width: 4, height: 3 },
  });
const toDo = (contactId: string) =>
  database.db.duty.findMany({ where: { contactId, doneAt: null }, select: { kind: true, what: true } });

describe('a photo', () => {
  it('stands in the thread for staff, and the same one again changes nothing', async () => {
    const { conversationId } = await begin('agent');
    const kept = await keep(conversationId, 'one');
    expect(kept).toMatchObject({ outcome: 'added', events: [{ from: 'system', text: 'A photo was added.' }] });
    const [{ id } = { id: '' }] = await database.db.photo.findMany({ where: { conversationId } });
    expect(kept).toMatchObject({ events: [{ staff: { photo: id } }] });
    expect(await keep(conversationId, 'one')).toEqual({ outcome: 'again' });
    expect(await database.db.event.count({ where: { conversationId } })).toBe(1);
  });

  it('is somebody’s to look at where no adviser is at the other end, again with each one', async () => {
    const alone = await begin('bot');
    await keep(alone.conversationId, 'one');
    expect(await toDo(alone.contactId)).toEqual([{ kind: 'task', what: 'photo-added' }]);
    await database.db.duty.updateMany({ where: { contactId: alone.contactId }, data: { doneAt: now } });
    await keep(alone.conversationId, 'two');
    expect(await toDo(alone.contactId)).toEqual([{ kind: 'task', what: 'photo-added' }]);
    const held = await begin('agent');
    await keep(held.conversationId, 'one');
    expect(await toDo(held.contactId)).toEqual([]);
  });

  it('is never one too many, however many come in one moment', async () => {
    const { conversationId, contactId } = await begin('ended');
    const all = await Promise.all(Array.from({ length: MOST_PHOTOS + 3 }, (_, at) => keep(conversationId, `${at}`)));
    expect(all.filter(({ outcome }) => outcome === 'full')).toHaveLength(3);
    expect(await countPhotos(database.db, conversationId)).toBe(MOST_PHOTOS);
    expect((await photosOfContact(database.db, contactId))?.photos).toHaveLength(MOST_PHOTOS);
  });

  it('goes when it was kept long enough, and with its conversation', async () => {
    const { conversationId } = await begin('agent');
    await keep(conversationId, 'old', new Date(now.getTime() - PHOTO_DAYS * DAY_MS - 1000));
    await keep(conversationId, 'new', new Date(now.getTime() - PHOTO_DAYS * DAY_MS + 1000));
    await deletePhotos(database.db, now);
    expect(await countPhotos(database.db, conversationId)).toBe(1);
    expect(await countPhotos(database.db, randomUUID())).toBeNull();
  });
});
