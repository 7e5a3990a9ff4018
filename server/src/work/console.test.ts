/** The console's edge, over real sockets and HTTP. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ContactDetail, Offer, WorkSnapshot } from '@hub/contract';
import { io as connect } from 'socket.io-client';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { lastPanel, readView } from '../../test/support/view.ts';
import { startWorkHub } from './testing/hub.socket.ts';
import type { Console, WorkHub } from './testing/hub.socket.ts';
import { demand } from './testing/world.ts';

// A busy machine may be slow; nothing here is about time.
jest.setTimeout(120_000);

let database: TestDatabase;
let hub: WorkHub;
const open: Console[] = [];
beforeAll(async () => {
  database = await testDatabase();
  hub = await startWorkHub(database, randomUUID);
});
afterEach(async () => {
  for (const socket of open.splice(0)) socket.disconnect();
  await hub.work.settle();
  await database.db
    .$executeRaw`TRUNCATE "staff", "conversation", "event", "contact", "offer", "alert", "presence" CASCADE`;
});
afterAll(async () => {
  await hub.close();
  await database.close();
});

async function staff(name: string, details: { role?: string; queues?: string[] } = {}): Promise<string> {
  const id = randomUUID();
  await database.db.staff.create({
    data: { id, subject: id, name, email: 'demo@demo.example', role: 'agent', queues: ['general'], ...details },
  });
  return id;
}

async function conversation(residentId: string | null = null): Promise<string> {
  const id = randomUUID();
  await database.db.conversation.create({ data: { id, channel: 'webchat', residentId, identityLevel: 2 } });
  return id;
}

/** A connected console, with a way to wait for the first event of a name, whenever it came. */
async function openConsole(staffId: string) {
  const seen: [string, unknown][] = [];
  let wake: () => void = () => undefined;
  const socket = await hub.console(staffId, (event, payload) => {
    seen.push([event, payload]);
    wake();
  });
  open.push(socket);
  const first = async <T>(event: string): Promise<T> => {
    for (;;) {
      const found = seen.find(([name]) => name === event);
      if (found) return found[1] as T;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { socket, first, seen };
}

describe('an agent at the console', () => {
  it('is offered a contact, accepts it, talks in it, ends it and wraps it up', async () => {
    const staffId = await staff('Priya Demo');
    const { socket, first } = await openConsole(staffId);
    await first('me');
    expect(await socket.emitWithAck('status:set', { status: 'available' })).toMatchObject({
      ok: true,
      me: { status: 'available', load: 0 },
    });
    const conversationId = await conversation();
    await hub.work.enqueue(demand(conversationId));
    const offer = await first<Offer>('offer');
    expect(offer.contact).toMatchObject({ conversationId, state: 'offered' });

    const { offerId } = offer;
    expect(await socket.emitWithAck('offer:accept', { offerId })).toMatchObject({
      ok: true,
      contact: { assignedTo: staffId },
    });
    expect(await first('offer:gone')).toEqual({ offerId });
    expect(await first('message')).toMatchObject({ kind: 'joined', name: 'Priya' });
    const said = await socket.emitWithAck('message:send', { conversationId, clientId: randomUUID(), text: 'Hello' });
    expect(said).toMatchObject({ ok: true, seq: 3 });
    expect(await socket.emitWithAck('sync', { conversationId, after: 2 })).toMatchObject({
      ok: true,
      events: [{ from: 'agent', name: 'Priya', text: 'Hello' }],
    });

    const { contactId } = offer.contact;
    expect(await socket.emitWithAck('contact:end', { contactId })).toMatchObject({
      ok: true,
      contact: { state: 'wrap-up' },
    });
    const late = await socket.emitWithAck('message:send', { conversationId, clientId: randomUUID(), text: 'One more' });
    expect(late).toMatchObject({ ok: false, problem: { code: 'not-your-conversation' } });
    expect(await socket.emitWithAck('contact:wrap-up', { contactId, disposition: 'resolved' })).toMatchObject({
      ok: true,
      contact: { state: 'closed' },
    });
    expect(await socket.emitWithAck('sync', { conversationId, after: 0 })).toMatchObject({
      ok: false,
      problem: { code: 'not-your-conversation' },
    });
    expect(hub.faults).toEqual([]);
  });

  it('finds an offer again after a reload, and follows what is held', async () => {
    const staffId = await staff('Priya Demo');
    const before = await openConsole(staffId);
    await before.first('me');
    await hub.work.setStatus(staffId, { status: 'available' });
    const conversationId = await conversation();
    await hub.work.enqueue(demand(conversationId));
    const { offerId } = await before.first<Offer>('offer');
    before.socket.disconnect();

    const after = await openConsole(staffId);
    expect(await after.first('offer')).toMatchObject({ offerId });
    expect(await after.socket.emitWithAck('offer:accept', { offerId })).toMatchObject({ ok: true });
    const again = await openConsole(staffId);
    await again.first('me');
    hub.io.of('/agent').to(`conversation:${conversationId}`).emit('tail', { conversationId, seq: 9 });
    expect(await again.first('tail')).toEqual({ conversationId, seq: 9 });
  });

  it('declines an offer, and an offer of another agent is refused', async () => {
    const staffId = await staff('Priya Demo');
    const { socket, first } = await openConsole(staffId);
    await first('me');
    await hub.work.setStatus(staffId, { status: 'available' });
    await hub.work.enqueue(demand(await conversation()));
    const { offerId } = await first<Offer>('offer');
    const other = await openConsole(await staff('Sam Demo', { queues: [] }));
    expect(await other.socket.emitWithAck('offer:accept', { offerId })).toMatchObject({
      ok: false,
      problem: { code: 'offer-gone' },
    });
    expect(await socket.emitWithAck('offer:decline', { offerId })).toEqual({ ok: true });
  });

  it('is told what is wrong with a payload, with or without an acknowledgement', async () => {
    const { socket, first } = await openConsole(await staff('Priya Demo'));
    const loose = socket as unknown as {
      emitWithAck(event: string, payload: unknown): Promise<unknown>;
      emit(event: string, payload: unknown): void;
    };
    for (const event of ['offer:accept', 'offer:decline', 'status:set', 'contact:end', 'contact:wrap-up'])
      for (const payload of [null, 'text', { offerId: 7 }, { contactId: 'x', status: 'asleep' }, []])
        expect(await loose.emitWithAck(event, payload)).toMatchObject({
          ok: false,
          problem: { code: 'bad-payload', status: 400 },
        });
    expect(await loose.emitWithAck('contact:steal', {})).toMatchObject({
      ok: false,
      problem: { code: 'unknown-event' },
    });
    loose.emit('status:set', { status: 'asleep' });
    expect(await first('problem')).toMatchObject({ code: 'bad-payload', where: 'status' });
    expect(hub.faults).toEqual([]);
  });

  it('leaves a lease that has ended when the connection ends', async () => {
    const staffId = await staff('Priya Demo');
    const { socket, first } = await openConsole(staffId);
    await first('me');
    const lease = () => database.db.presence.findFirstOrThrow({ where: { staffId } });
    expect((await lease()).leaseUntil.getTime()).toBeGreaterThan(Date.now());
    const [gone] = await hub.io.of('/agent').in(`staff:${staffId}`).fetchSockets();
    const server = hub.io.of('/agent').sockets.get(gone?.id ?? '');
    const left = server ? once(server, 'disconnect') : Promise.resolve();
    socket.disconnect();
    await left;
    await hub.work.dropPresence(gone?.id ?? '');
    expect((await lease()).leaseUntil.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('cannot connect without a session', async () => {
    const { port } = hub.io.httpServer.address() as { port: number };
    const socket = connect(`http://127.0.0.1:${port}/agent`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    const error = await new Promise<Error & { data?: unknown }>((failed) => socket.on('connect_error', failed));
    expect(error.data).toMatchObject({ code: 'not-signed-in' });
  });
});

describe('what the console fetches', () => {
  it('says who is signed in, and gives the token that changes need', async () => {
    const staffId = await staff('Priya Demo');
    const response = await hub.fetch(staffId, '/api/console/me');
    expect(await response.json()).toEqual({
      staffId,
      name: 'Priya Demo',
      role: 'agent',
      status: 'offline',
      capacity: 2,
      load: 0,
      setBy: null,
    });
    expect(response.headers.get('x-csrf-token')).toMatch(/^[\w-]{43}$/);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('shows the work, a contact and its resident to who holds it, and to a supervisor; to nobody else (P40)', async () => {
    const { db } = database;
    const residentId = randomUUID();
    await db.resident.create({
      data: {
        id: residentId,
        reference: residentId,
        name: 'Rosa Demo',
        address: '1 Fictional Road',
        postcode: 'ZZ1 1ZZ',
        needs: ['bsl'],
      },
    });
    const holder = await staff('Priya Demo');
    const other = await staff('Sam Demo', { queues: [] });
    const supervisor = await staff('Ana Demo', { role: 'supervisor', queues: [] });
    const { first, socket } = await openConsole(holder);
    await first('me');
    await hub.work.setStatus(holder, { status: 'available' });
    await hub.work.enqueue(demand(await conversation(residentId), { residentId }));
    const { offerId, contact } = await first<Offer>('offer');
    await socket.emitWithAck('offer:accept', { offerId });

    const work = (await (await hub.fetch(holder, '/api/console/work')).json()) as WorkSnapshot;
    expect(work).toMatchObject({
      me: { load: 1 },
      mine: [{ contactId: contact.contactId, residentName: 'Rosa Demo' }],
      queue: [],
    });
    const path = `/api/console/contacts/${contact.contactId}`;
    for (const reader of [holder, supervisor]) {
      const detail = (await (await hub.fetch(reader, path)).json()) as ContactDetail;
      expect(detail).toMatchObject({ contact: { contactId: contact.contactId }, explanation: null, callback: null });
      const view = await readView(await hub.fetch(reader, `${path}/resident`));
      expect(lastPanel(view, 'resident')).toMatchObject({
        state: 'ready',
        data: { name: 'Rosa Demo', identityLevel: 2 },
      });
    }
    for (const refused of [path, `${path}/resident`]) {
      const response = await hub.fetch(other, refused);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        403,
        'application/problem+json; charset=utf-8',
      ]);
    }
    expect((await hub.fetch(supervisor, `/api/console/contacts/${randomUUID()}`)).status).toBe(404);
    expect(await (await hub.fetch(supervisor, '/api/console/contacts/7')).json()).toMatchObject({
      code: 'bad-payload',
      where: 'contactId',
    });
  });
});
