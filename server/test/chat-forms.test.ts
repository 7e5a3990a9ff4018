/** E-forms filled in a chat over the hub's own edges: what was said is never asked twice, lost, or sent twice. */
import type { ConversationEvent } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { residentAt } from './support/people.ts';
import type { ResidentPerson } from './support/people.ts';

let database: TestDatabase;
let hub: Hub;

beforeAll(async () => {
  database = await testDatabase();
  hub = await startHub({ DATABASE_URL: database.url, OFFER_SECONDS: '900' });
}, 120_000);
afterAll(async () => {
  await hub.stop();
  await database.close();
});

/** Says something and answers with what the assistant asks or says last because of it. */
async function answerTo(resident: ResidentPerson, text: string, expected: string): Promise<ConversationEvent> {
  const sent = await resident.say(resident.conversationId, text);
  if (!sent.ok) throw new Error(JSON.stringify(sent.problem));
  const event = await resident.inbox.first<ConversationEvent>(
    'message',
    (each) => each.from !== 'resident' && each.seq > sent.seq && each.text.includes(expected),
  );
  expect(event.text).toContain(expected);
  return event;
}
const labelsOf = ({ actions }: ConversationEvent) => (actions ?? []).map(({ label }) => label);
const openDraftOf = ({ conversationId }: ResidentPerson) =>
  database.db.formDraft.findFirstOrThrow({ where: { conversationId, state: 'open' } });

describe('a pothole reported in the chat', () => {
  it('is filled from what was said, corrected, taken up again after a reload, and sent once', async () => {
    const first = await residentAt(hub.url);
    const offered = await answerTo(first, 'there is a huge hole in the road outside 14 mill lane', 'Report a pothole');
    expect(labelsOf(offered)).toEqual(['Open the form: Report a pothole', 'Report it here', 'Talk to a person']);
    await answerTo(first, 'Report it here', 'Where is the hole?');
    await answerTo(first, '14 Mill Lane, ZZ1 2A', 'We do not know that postcode');
    const which = await answerTo(first, '14 Mill Lane', 'Which of these do you mean?');
    expect(labelsOf(which)).toContain('14 Mill Lane, Eastfleet, ZZ3 2BD');
    await answerTo(first, '14 Mill Lane, Marlow Reach, ZZ1 2AA', 'Could it hurt somebody');
    const corrected = await answerTo(first, 'no, the other street', 'I have changed it');
    expect(corrected.text).toContain('14 Mill Lane, Eastfleet, ZZ3 2BD');
    first.client.close();

    // The same chat in another window: nothing is asked again.
    const second = await residentAt(hub.url, first.token);
    await answerTo(second, 'Yes', 'What is your name?');
    await answerTo(second, 'Leave this out', 'What is your email address?');
    const check = await answerTo(second, 'ana@resident.example', 'Please check what I wrote down');
    expect(check.text).toContain('How big it is: Bigger than a bin lid');
    expect(check.text).toContain('there is a huge hole in the road outside 14 mill lane');
    expect((await openDraftOf(second)).answers).toMatchObject({
      surface: { value: 'road', by: 'assistant', confirmed: false },
      danger: { value: 'yes', by: 'resident', confirmed: true },
    });
    const sent = await answerTo(second, 'Yes, send it', 'your reference is R-');
    const reference = /R-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(sent.text)?.[0];

    const drafts = await database.db.formDraft.findMany({
      where: { conversationId: second.conversationId },
      include: { submission: true },
    });
    expect(drafts).toMatchObject([
      {
        state: 'sent',
        reference,
        answers: { surface: { by: 'assistant', confirmed: true } },
        submission: {
          reference,
          serviceCode: 'pothole',
          payload: { address_string: '14 Mill Lane, Eastfleet, ZZ3 2BD' },
        },
      },
    ]);
    expect(
      await database.db.contact.findFirstOrThrow({ where: { conversationId: second.conversationId } }),
    ).toMatchObject({
      state: 'closed',
      outcome: 'resolved',
    });
    second.client.close();
  });

  it('is left without a trace in the back office, and can be begun again', async () => {
    const resident = await residentAt(hub.url);
    await answerTo(resident, 'theres a pothole on our road', 'Report a pothole');
    await answerTo(resident, 'Report it here', 'Where is the hole?');
    await answerTo(resident, 'Station Road', 'How big is the hole?');
    await answerTo(resident, 'Leave this', 'I have not sent anything');
    expect(await database.db.submission.count({ where: { draft: { conversationId: resident.conversationId } } })).toBe(
      0,
    );
    resident.client.close();
  });

  it('goes to a person with the draft as it is, the moment one is asked for (P17)', async () => {
    const resident = await residentAt(hub.url);
    await answerTo(resident, 'theres a pothole on our road', 'Report a pothole');
    await answerTo(resident, 'Report it here', 'Where is the hole?');
    await answerTo(resident, 'Station Road', 'How big is the hole?');
    const sent = await resident.say(resident.conversationId, 'I would rather talk to a person');
    const event = await resident.inbox.first<ConversationEvent>('message', ({ kind }) => kind === 'queued');
    expect(sent.ok && event.seq > sent.seq).toBe(true);
    expect((await openDraftOf(resident)).answers).toMatchObject({ place: { value: { postcode: 'ZZ1 4AA' } } });
    resident.client.close();
  });
});
