/** Themes on real PostgreSQL: what is read, that one closes once and only with an action, and what everybody may read. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { council } from '../admin/index.ts';
import { addTheme, closeTheme, readComments, readThemes, readTold } from './themes.store.ts';
import { toldPage } from './told-page.ts';

const NOW = new Date('2026-11-02T10:00:00Z');
const THEME = { name: 'Waiting', words: ['wait'], owner: 'The contact centre', said: 'You wait too long.' };

describe('themes', () => {
  let database: TestDatabase;
  const staffId = randomUUID();
  beforeAll(async () => {
    database = await testDatabase();
    const who = { subject: 'demo', name: 'Demo', email: 'demo@demo.example', role: 'supervisor' };
    await database.db.staff.create({ data: { id: staffId, ...who } });
  });
  afterAll(() => database.close());

  it('are proposed from the comments of these days, but not of contacts that few may read', async () => {
    const { db } = database;
    const rated = async (comment: string, at: string, more: { signal?: string; restricted?: boolean } = {}) => {
      const conversation = await db.conversation.create({
        data: { id: randomUUID(), channel: 'webchat', restricted: more.restricted ?? false },
      });
      const contact = await db.contact.create({
        data: { id: randomUUID(), conversationId: conversation.id, channel: 'webchat', signal: more.signal ?? null },
      });
      await db.feedback.create({
        data: {
          ...{ contactId: contact.id, channel: 'webchat', how: 'form', askedAt: NOW, score: 2, comment },
          answeredAt: new Date(at),
        },
      });
    };
    await rated('Too late', '2026-10-31T23:59:59Z');
    await rated('I waited', '2026-11-01T00:00:00Z');
    await rated('I waited at home', '2026-11-01T10:00:00Z', { signal: 'domestic-abuse' });
    await rated('I waited in confidence', '2026-11-01T11:00:00Z', { restricted: true });
    expect(await readComments(db, { from: '2026-11-01', to: '2026-11-01' })).toEqual(['I waited']);
  });

  it('close once, over what was read, and never without an action', async () => {
    const { db } = database;
    const id = randomUUID();
    await addTheme(db, { id, theme: THEME, staffId, now: NOW });
    expect(await readThemes(db)).toMatchObject([
      { themeId: id, name: 'Waiting', did: null, closedAt: null, version: 1 },
    ]);
    expect(await readTold(db)).toEqual([]);
    await expect(
      db.feedbackTheme.update({ where: { id }, data: { closedAt: NOW, closedBy: staffId } }),
    ).rejects.toThrow();

    const close = { id, did: 'More of us answer now.', staffId, now: NOW };
    expect(await closeTheme(db, { ...close, version: 2 })).toBe(false);
    const both = await Promise.all([
      closeTheme(db, { ...close, version: 1 }),
      closeTheme(db, { ...close, version: 1 }),
    ]);
    expect(both.toSorted()).toEqual([false, true]);
    expect(await readTold(db)).toEqual([{ said: THEME.said, did: close.did, closedAt: NOW }]);
  });

  it('are told as text, also where it looks like HTML', () => {
    const page = toldPage(council, [{ said: '<b>Wait</b>', did: 'More staff', closedAt: NOW }]);
    expect(page).toContain('&lt;b&gt;Wait');
    expect(page).toContain('2 November 2026');
    expect(toldPage(council, [])).toContain('There is no news here yet.');
  });
});
