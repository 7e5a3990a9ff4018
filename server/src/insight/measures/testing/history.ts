/** A history that is drawn from a seed: contacts of every kind, some of which came back, around a change of the clock. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../../../platform/database/client.ts';

const SERVICES = ['library', 'bulky-waste'];
const CHANNELS = ['phone', 'webchat', 'sms', 'callback', 'face-to-face', 'email'];
const DISPOSITIONS = ['resolved', 'resolved', 'passed-to-service', 'could-not-help'];
const NEEDS = [[], ['bsl'], ['bsl', 'hearing']];
const HOUR_MS = 3_600_000;

export async function drawHistory(
  db: Database,
  { from }: { from: string },
  { seed, contacts }: { seed: number; contacts: number },
): Promise<void> {
  const draw = drawing(seed);
  await db.service.createMany({
    data: SERVICES.map((id, position) => ({
      ...{ id, name: id, summary: '', online: 'live', complex: false, path: '', position },
    })),
    skipDuplicates: true,
  });
  const staff = [randomUUID(), randomUUID()];
  await db.staff.createMany({
    data: staff.map((id) => ({ id, subject: id, name: 'Demo', email: 'demo@council.example', role: 'agent' })),
  });
  const start = Date.parse(from) - HOUR_MS;
  // One is there in two shifts, the other over night and until now.
  const shifts = [
    ...[[0, 3, 'available'] as const, [0, 9, 'break'] as const, [0, 10, 'available'] as const],
    ...[[0, 20, 'offline'] as const, [1, 22, 'available'] as const],
  ];
  await db.staffStatusLog.createMany({
    data: shifts.map(([who, hour, status]) => ({
      ...{ staffId: staff[who] ?? '', status, at: new Date(start + hour * HOUR_MS) },
    })),
  });
  const residents = Array.from({ length: 12 }, () => randomUUID());
  const who = { name: 'Demo', address: '1 Example Street', postcode: 'ZZ1 1AA' };
  await db.resident.createMany({
    data: residents.map((id, index) => ({ ...who, id, reference: id, needs: NEEDS[index % NEEDS.length] ?? [] })),
  });
  for (let index = 0; index < contacts; index++) {
    // Each half hour of the days and a little around them, so that their edges are met.
    const at = new Date(start + draw(150) * (HOUR_MS / 2));
    const contactId = await contact(db, draw, { at, staff, residents });
    if (draw(3) === 0) await rated(db, draw, contactId, at);
  }
}

type Draw = (below: number) => number;

async function contact(
  db: Database,
  draw: Draw,
  { at, staff, residents }: { at: Date; staff: string[]; residents: string[] },
): Promise<string> {
  const after = (seconds: number) => new Date(at.getTime() + seconds * 1000);
  const id = randomUUID();
  const conversationId = draw(2) === 0 ? randomUUID() : null;
  const residentId = draw(4) === 0 ? null : (residents[draw(residents.length)] ?? null);
  const channel = CHANNELS[draw(CHANNELS.length)] ?? 'phone';
  const serviceId = SERVICES[draw(SERVICES.length)] ?? null;
  if (conversationId !== null) await db.conversation.create({ data: { id: conversationId, channel, residentId } });
  const [queued, accepted] = [draw(60), 60 + draw(120)];
  const kind = draw(5);
  const state = {
    ...(kind > 0 && { queuedAt: after(queued) }),
    ...(kind > 1 && { acceptedAt: after(accepted), endedAt: after(400), closedAt: after(400 + draw(300)) }),
    ...(kind > 1 && { assignedTo: staff[draw(staff.length)] ?? null }),
    ...(kind > 1 && { state: 'closed', disposition: DISPOSITIONS[draw(DISPOSITIONS.length)] ?? null }),
    ...(kind === 1 && { state: 'closed', disposition: 'resident-left', closedAt: after(queued + draw(12)) }),
    ...(kind === 0 && draw(2) === 0 && { state: 'closed', closedAt: after(90) }),
  };
  await db.contact.create({
    data: { id, conversationId, residentId, channel, serviceId, startedAt: at, queue: `q${draw(2)}`, ...state },
  });
  if (kind > 2 && draw(3) === 0)
    await db.offer.create({
      data: {
        ...{ id: randomUUID(), contactId: id, staffId: staff[0] ?? '', askedBy: staff[draw(2)] ?? null },
        ...{ state: 'accepted', kind: 'hand-over', offeredAt: at, expiresAt: at, settledAt: after(200) },
      },
    });
  if (serviceId !== null && draw(2) === 0)
    await db.botAnswer.create({ data: { contactId: id, serviceId, at, helped: [true, false, null][draw(3)] ?? null } });
  if (conversationId !== null && serviceId !== null && draw(4) === 0)
    await db.formDraft.create({
      data: {
        ...{ id: randomUUID(), formId: serviceId, formVersion: 1, conversationId, state: 'sent', reference: `R-${id}` },
        ...{ createdAt: at, updatedAt: at, sentAt: after(draw(2) === 0 ? 80 : 200) },
      },
    });
  return id;
}

async function rated(db: Database, draw: Draw, contactId: string, at: Date): Promise<void> {
  const score = draw(3) === 0 ? null : 1 + draw(5);
  await db.feedback.create({
    data: { contactId, channel: 'phone', how: 'call', askedAt: at, score, answeredAt: score === null ? null : at },
  });
}

/** The same numbers from the same seed (a linear congruential generator). */
function drawing(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
