/** Puts the demonstration council into an empty database, once. */
import type { IdentityItem } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import { readDemoData } from './demo-data.ts';
import type { DemoData } from './demo-data.ts';
import { pastContacts } from './past-contacts.ts';

const NAME = 'demonstration council';
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Loads services, ready replies, staff, residents and past contacts in one transaction, and answers whether it did: false when they were
 * loaded before. Of two nodes that start at once one loads and the other waits for it, by the row in "loaded".
 */
export async function loadDemo(db: Database, now: Date): Promise<boolean> {
  const data = readDemoData();
  const ago = (days: number | undefined) => (days === undefined ? null : new Date(now.getTime() - days * DAY_MS));
  return db.$transaction(
    async (tx) => {
      const { count } = await tx.loaded.createMany({ data: [{ name: NAME, at: now }], skipDuplicates: true });
      if (count === 0) return false;
      await tx.service.createMany({ data: data.services.map((service, position) => ({ ...service, position })) });
      await tx.cannedReply.createMany({
        data: data.cannedReplies.map(({ service, ...reply }, position) => ({ ...reply, serviceId: service, position })),
      });
      await tx.workQueue.createMany({ data: data.queues });
      await tx.staff.createMany({ data: data.staff.map((person) => ({ ...person, statusSince: now })) });
      await tx.resident.createMany({
        data: data.residents.map(({ myAccount, ...resident }) => ({
          ...resident,
          myAccountRegisteredAt: ago(myAccount?.registeredDaysAgo),
          myAccountLastSignInAt: ago(myAccount?.lastSignInDaysAgo),
          myAccountServices: myAccount?.services ?? [],
          demonstration: true,
          updatedAt: now,
        })),
      });
      await tx.identityItem.createMany({ data: identityItems(data) });
      await tx.staffRelation.createMany({ data: staffRelations(data) });
      await tx.contact.createMany({ data: pastContacts(data, now) });
      return true;
    },
    // A node that starts waits for the other to finish, on a machine that may be busy.
    { maxWait: 30_000, timeout: 30_000 },
  );
}

/** One row a question that the council can ask a resident of the demonstration. */
function identityItems({
  residents,
  knowledge,
}: DemoData): { residentId: string; item: IdentityItem; answer: string }[] {
  const idOf = new Map(residents.map(({ reference, id }) => [reference, id]));
  return knowledge.flatMap(({ reference, dateOfBirth, councilTaxAccount, paymentDay }) => {
    const residentId = idOf.get(reference);
    if (residentId === undefined) throw new Error(`server/demo/knowledge.json: nobody has the reference ${reference}`);
    const answers = { dateOfBirth, councilTaxAccount, paymentDay } satisfies Partial<Record<IdentityItem, string>>;
    return (Object.keys(answers) as (keyof typeof answers)[]).map((item) => ({
      residentId,
      item,
      answer: answers[item],
    }));
  });
}

function staffRelations({ staff, residents, relations }: DemoData) {
  return relations.map(({ staff: email, reference, kind }) => {
    const staffId = staff.find((person) => person.email === email)?.id;
    const residentId = residents.find((resident) => resident.reference === reference)?.id;
    if (staffId === undefined || residentId === undefined)
      throw new Error(`server/demo/relations.json: there is no ${staffId === undefined ? email : reference}`);
    return { staffId, residentId, kind };
  });
}
