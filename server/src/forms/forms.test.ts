import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FormAnswers } from '@hub/contract';
import { answer, loadForms } from '@hub/forms';
import type { Form } from '@hub/forms';
import { testDatabase } from '../../test/support/database.ts';
import { openDatabase } from '../platform/database/client.ts';
import type { Database } from '../platform/database/client.ts';
import { draftsOf, draftUnderWay, draftView, openDraft, readDraft, saveAnswers, sendDraft } from './index.ts';

const now = new Date('2026-11-24T10:00:00Z');
const RESIDENT = { by: 'resident', now } as const;
const conversationId = '30000000-0000-4000-8000-0000000000f1';

const pothole = formOf('report-pothole');
const place = { text: '14 Sample Road', latitude: 51.75, longitude: 2.05, usrn: '99900002' };
const said: [string, Parameters<typeof answer>[2]][] = [
  ['place', place],
  ['surface', 'road'],
  ['size', 'bigger'],
  ['danger', 'yes'],
  ['detail', null],
  ['name', null],
  ['email', 'adaeze@resident.example'],
];
const whole = said.reduce<FormAnswers>((answers, [id, value]) => answer(answers, id, value, RESIDENT), {});

function formOf(id: string): Form {
  const form = loadForms().find((each) => each.id === id);
  if (!form) throw new Error(`no form ${id}`);
  return form;
}

let db: Database;
beforeAll(async () => {
  db = openDatabase((await testDatabase()).url, 5, () => undefined);
});
afterAll(() => db.$disconnect());
beforeEach(async () => {
  await db.conversation.deleteMany({});
  await db.conversation.create({ data: { id: conversationId, channel: 'webchat' } });
});

const begin = (answers: FormAnswers = {}) => openDraft(db, pothole, { conversationId, residentId: null, answers, now });

describe('a draft', () => {
  it('is begun once, however often and at once it is asked for', async () => {
    const [first, second] = await Promise.all([begin(), begin()]);
    expect(second.id).toBe(first.id);
    expect((await begin(whole)).answers).toEqual({});
    expect(await draftUnderWay(db, conversationId)).toMatchObject({ id: first.id, state: 'open' });
  });

  it('is changed by one of two who change the same version', async () => {
    const draft = await begin();
    const kept = await Promise.all([
      saveAnswers(db, draft, answer({}, 'surface', 'road', RESIDENT), now),
      saveAnswers(db, draft, answer({}, 'surface', 'pavement', RESIDENT), now),
    ]);
    expect(kept.filter(Boolean)).toHaveLength(1);
    expect(await readDraft(db, draft.id)).toMatchObject({ version: 2 });
  });

  it('shows what was said, by whom, and what is missing', async () => {
    const draft = await begin(answer({}, 'place', place, { by: 'assistant', now }));
    expect(draftView(pothole, draft)).toMatchObject({
      title: 'Report a pothole',
      inWords: { place: '14 Sample Road' },
      answers: { place: { by: 'assistant', confirmed: false } },
      missing: ['surface', 'size', 'danger'],
    });
  });
});

describe('sending a draft', () => {
  it('writes one submission with a reference, however often it is sent', async () => {
    const draft = await begin(whole);
    const sent = await Promise.all([sendDraft(db, pothole, draft, now), sendDraft(db, pothole, draft, now)]);
    const again = await readDraft(db, draft.id);
    const third = again && (await sendDraft(db, pothole, again, now));
    const reference = expect.stringMatching(/^R-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    for (const each of [...sent, third]) expect(each).toMatchObject({ ok: true, reference });
    expect(sent.filter((each) => each.ok && each.isNew)).toHaveLength(1);
    const [submission, second] = await db.submission.findMany();
    expect(second).toBeUndefined();
    expect(submission).toMatchObject({
      serviceCode: 'pothole',
      state: 'due',
      latitude: 51.75,
      payload: { address_string: '14 Sample Road', email: 'adaeze@resident.example', attributes: { surface: 'road' } },
    });
    expect(JSON.stringify(submission?.payload)).toContain('How big it is: Bigger than a bin lid');
  });

  it('is refused while something is missing, and changes nothing', async () => {
    const draft = await begin(answer({}, 'place', place, RESIDENT));
    expect(await sendDraft(db, pothole, draft, now)).toMatchObject({
      ok: false,
      errors: [{ field: 'surface' }, { field: 'size' }, { field: 'danger' }],
    });
    expect(await db.submission.count()).toBe(0);
    expect(await readDraft(db, draft.id)).toEqual(draft);
  });

  it('leaves room for another report of the same kind', async () => {
    const first = await begin(whole);
    await sendDraft(db, pothole, first, now);
    const second = await begin();
    expect(second.id).not.toBe(first.id);
    expect((await draftsOf(db, conversationId)).map(({ state }) => state).sort()).toEqual(['open', 'sent']);
  });
});
