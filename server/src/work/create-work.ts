/**
 * The work of people, as the rest of the hub knows it: queue, offer, accept, end, wrap up. Every step is one transaction; what it
 * changed is told after the commit, and then whatever waits is offered to whoever is free.
 */
import type { ContactSummary, Me, Outcome, QueuePlace, StatusSet, WorkSnapshot, WrapUp } from '@hub/contract';
import type { ContactDetail, Offer, StatusSetFor, Wallboard } from '@hub/contract';
import type { Publish } from '../conversation/index.ts';
import { contactOfDuty, finishDuty } from '../duties/index.ts';
import type { Duty, DutyWords } from '../duties/index.ts';
import type { Form } from '@hub/forms';
import type { Database, Tx } from '../platform/database/client.ts';
import { untilKept } from '../platform/database/commit-soon.ts';
import { refused } from '../platform/problem.ts';
import { trainedAmong } from '../restricted/index.ts';
import type { OfferWords } from './advice.ts';
import { acceptOffer, declineOffer, expireOffers } from './answer-offer.store.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { disclose } from './disclose.store.ts';
import { endByResident, endContact } from './end-contact.store.ts';
import { becomeSpoken } from './become-spoken.store.ts';
import { enqueueWithin } from './enqueue.store.ts';
import type { Enqueue } from './enqueue.store.ts';
import { createAside } from './aside.ts';
import type { Aside } from './aside.ts';
import { inTransaction } from './in-transaction.ts';
import { keepFromClose } from './keep-from-close.store.ts';
import { hasRoom, readMe } from './load.store.ts';
import type { WorkNotices } from './notices.ts';
import { createOfferer } from './offer-everything.ts';
import { placeOf, placesIn, queueFacts, queuesWaiting } from './place.store.ts';
import type { QueueFacts } from './place.store.ts';
import { dropPresence, GONE_SECONDS, renewPresence, sweepPresence } from './presence.store.ts';
import type { ExplainWords } from './explain.ts';
import { heldConversations, mayRead, openContact } from './may-read.store.ts';
import type { OpenedContact, Reader } from './may-read.store.ts';
import { pendingOffers, readDetail, readSnapshot } from './snapshot.store.ts';
import { takeUpWithin } from './take-up.store.ts';
import { setStatus } from './status.store.ts';
import { summaryIn, summaryOf } from './summary.store.ts';
import { createPlaceTeller } from './tell-places.ts';
import { createTargets } from './targets.ts';
import { createTransfers } from './transfers.ts';
import type { Transfers } from './transfers.ts';
import type { WorkWording } from './wording.ts';
import { tryAgain } from './try-again.store.ts';
import { readBoard } from './wallboard/index.ts';
import { wrapUp } from './wrap-up.store.ts';

/** Places are told again this often though nothing happened: waiting raises classes, and times drift. */
const TELL_EVERY_MS = 30_000;

export interface WorkPorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  /** Tells the followers of a conversation about its new events. */
  publish: Publish;
  notices: WorkNotices;
  /** How long an offer is held out before it goes on (RONA). */
  offerSeconds: number;
  wording: WorkWording;
  /** How a duty of the policy is said. */
  dutyWords: DutyWords;
  /** What the policy says of a decision, in words. */
  policyWords: ExplainWords;
  forms: readonly Form[];
  /** What the policy asks for once something was disclosed (P15). */
  disclosureDuties: () => Duty[];
  /** The longest that a contact is set aside for. */
  setAsideHours: () => number;
  /** Told of a moment at which `due` is to be asked for. The sweep finds what was due all the same. */
  onMoment: (at: Date) => void;
  /** Told of each contact that has waited longer than its queue promises. */
  onOverTarget: (queue: string) => void;
  /** What a decision offers, as an agent offers it. */
  offerWords: OfferWords;
  /** Told of a fault in what runs after an answer was given: offering and telling places. */
  onFault: (error: unknown) => void;
}

export type { Reader };

export interface Work extends Transfers, Aside {
  /** Queues a contact inside the caller's transaction; give what it answers to `announce` after the commit. */
  enqueueWithin(tx: Tx, request: Enqueue): Promise<Changes>;
  /** The same for what a member of staff wrote down and deals with: theirs at once, where the policy lets it be. */
  takeUpWithin(tx: Tx, request: Enqueue, staffId: string): Promise<Changes>;
  /** Tells what a step changed, then offers what waits. */
  announce(changes: Changes): void;
  /** What a thread waits for, or is held for, is spoken of from now on; give what it answers to `announce` after the commit. */
  becomeSpoken(tx: Tx, conversationId: string): Promise<Changes>;
  /** Tells supervisors that there is something to do, or no more. */
  announceTasks(): void;
  /** `enqueueWithin` in a transaction of its own, and `announce`. */
  enqueue(request: Enqueue): Promise<void>;

  acceptOffer(staffId: string, offerId: string): Promise<Outcome<{ contact: ContactSummary }>>;
  declineOffer(staffId: string, offerId: string): Promise<Outcome>;
  setStatus(staffId: string, status: StatusSet): Promise<Outcome<{ me: Me }>>;
  /** A supervisor sets a colleague's status: the colleague is told who, and why. */
  setStatusFor(by: Reader, asked: StatusSetFor): Promise<Outcome>;
  endContact(staffId: string, contactId: string): Promise<Outcome<{ contact: ContactSummary }>>;
  endByResident(conversationId: string): Promise<void>;
  /** A call back that nobody answered waits again, until then at least (P61). */
  tryAgain(contactId: string, notBefore: Date): Promise<void>;
  wrapUp(staffId: string, wrap: WrapUp): Promise<Outcome<{ contact: ContactSummary }>>;
  /** Marks that something was disclosed in confidence: few may read it from now on, and it is referred (P15). */
  disclose(staffId: string, contactId: string): Promise<Outcome<{ contact: ContactSummary }>>;

  renewPresence(node: string, sockets: readonly { socketId: string; staffId: string }[]): Promise<void>;
  dropPresence(socketId: string): Promise<void>;
  /** Does what has its moment now. Every node may run it, as often as it likes. */
  due(): Promise<void>;
  /** Ends late offers, gives back what absent agents held, does what is due, offers what waits. Every node may run it, as often as it likes. */
  sweep(): Promise<void>;
  /** Offers whatever waits to whoever is free, in the background. */
  offerWork(): void;

  me(staffId: string): Promise<Me>;
  snapshot(staffId: string): Promise<WorkSnapshot>;
  pendingOffers(staffId: string): Promise<Offer[]>;
  heldConversations(staffId: string): Promise<string[]>;
  mayRead(reader: Reader, conversationId: string): Promise<boolean>;
  /** Those of these members of staff who may read what few may. */
  trainedAmong(staffIds: readonly string[]): Promise<ReadonlySet<string>>;
  openContact(reader: Reader, contactId: string): Promise<Outcome<{ opened: OpenedContact }>>;
  detail(contactId: string): Promise<ContactDetail>;
  /** Tells everybody who shows it that a contact has changed elsewhere. */
  tellContact(contactId: string): Promise<void>;
  /** The contact of a conversation that has one. */
  contactOf(conversationId: string): Promise<ContactSummary>;
  /** Marks what the policy asked for as done, by somebody who may open the contact. */
  finishDuty(reader: Reader, dutyId: string): Promise<Outcome>;
  wallboard(): Promise<Wallboard>;
  placeOf(conversationId: string): Promise<QueuePlace>;
  queueFacts(queue: string): Promise<QueueFacts>;
  /** Settles when nothing of this runs in the background any more. */
  settle(): Promise<void>;
}

export function createWork(ports: WorkPorts): Work {
  const { db, clock, newId, notices, wording } = ports;
  const step = () => ({ now: clock(), newId, wording });
  const places = createPlaceTeller((queues, whole) => placesIn(db, queues, whole, clock()), notices, ports.onFault);
  const offering = createOfferer(ports, (queue) => places.mark([queue]));
  const targets = createTargets({ ...ports, step });
  const startedAt = clock().getTime();
  let toldAt = -Infinity;

  const tell = (changes: Changes): void => {
    for (const { staffId, conversationId, on } of changes.follows) if (on) notices.follow(staffId, conversationId);
    ports.publish(changes.events);
    for (const { staffId, offer } of changes.offers) notices.offer(staffId, offer);
    for (const { staffId, offerId } of changes.offersGone) notices.offerGone(staffId, offerId);
    for (const contact of changes.contacts) notices.contact(contact);
    for (const alert of changes.alerts) notices.alert(alert);
    for (const me of changes.staff) notices.me(me);
    for (const { staffId, conversationId, on } of changes.follows) if (!on) notices.unfollow(staffId, conversationId);
    for (const { conversationId, state } of changes.conversations)
      if (state !== 'queued') notices.place(conversationId, { state, position: null, waitSeconds: null });
    targets.watch(changes.contacts);
    places.mark(new Set(changes.contacts.map(({ queue }) => queue)));
  };

  const announce = (changes: Changes): void => {
    // Who waits anew may be for anybody; otherwise only those whose hand has changed can take more. Begun first: while the database
    // looks, everybody else is told.
    if (changes.contacts.some(({ state }) => state === 'queued')) offering.start();
    else {
      const free = changes.staff.filter(hasRoom).map(({ staffId }) => staffId);
      if (free.length > 0) offering.startFor(free);
    }
    tell(changes);
  };

  /** Announces what a step changed and keeps it out of the answer. */
  const told = async <T extends object>(
    doing: Promise<Outcome<T & { changes: Changes }>>,
  ): Promise<Outcome<Omit<T, 'changes'>>> => {
    const outcome = await doing;
    if (!outcome.ok) return outcome;
    const { changes, ...answer } = outcome;
    announce(changes);
    return answer;
  };

  const tellPlacesNowAndThen = async (now: Date): Promise<void> => {
    if (now.getTime() - toldAt < TELL_EVERY_MS) return;
    toldAt = now.getTime();
    places.mark(await queuesWaiting(db));
  };

  const { bringBackDue, ...aside } = createAside({ ...ports, step, told });
  const due = async (): Promise<void> => {
    for (const changes of [...(await bringBackDue()), await targets.mark()]) announce(changes);
  };

  return {
    ...aside,
    due,
    ...createTransfers({ db, step, told, notices, wording, offerSeconds: ports.offerSeconds }),
    enqueueWithin: (tx, request) => enqueueWithin(tx, request, step()),
    takeUpWithin: (tx, request, staffId) => takeUpWithin(tx, request, staffId, step()),
    announce,
    becomeSpoken: (tx, conversationId) => becomeSpoken(tx, conversationId, step()),
    announceTasks: () => notices.tasks(),
    enqueue: async (request) => announce(await inTransaction(db, (tx) => enqueueWithin(tx, request, step()))),

    acceptOffer: (staffId, offerId) => told(acceptOffer(db, { staffId, offerId, ...step() })),
    declineOffer: (staffId, offerId) => told(declineOffer(db, { staffId, offerId, ...step() })),
    setStatus: async (staffId, status) => {
      const { me, changes } = await setStatus(db, { staffId, ...status, ...step() });
      announce(changes);
      // Also for the others: whoever declined a contact may now be the only one who can take it.
      offering.start();
      return { ok: true, me };
    },
    setStatusFor: async ({ staffId: by, role }, { staffId, ...status }) => {
      if (role !== 'supervisor') return refused('not-allowed', 'Ask a supervisor: they set the status of others.');
      if ((await db.staff.count({ where: { id: staffId, active: true } })) === 0)
        return refused('not-found', 'Choose a colleague from the wallboard.', { where: 'staffId' });
      announce((await setStatus(db, { staffId, ...status, by, ...step() })).changes);
      return { ok: true };
    },
    endContact: (staffId, contactId) => told(endContact(db, { staffId, contactId, ...step() })),
    endByResident: async (conversationId) => announce(await endByResident(db, { conversationId, ...step() })),
    tryAgain: async (contactId, notBefore) => announce(await tryAgain(db, { contactId, notBefore, ...step() })),
    wrapUp: async (staffId, wrap) => {
      const outcome = await wrapUp(db, { staffId, ...wrap, ...step() });
      if (!outcome.ok) return outcome;
      const { changes, contact } = outcome;
      if (changes.contacts.length > 0) {
        offering.startFor([staffId], async () => notices.me(await readMe(db, staffId)));
        tell(changes);
      }
      await untilKept(db);
      return { ok: true, contact };
    },
    disclose: async (staffId, contactId) => {
      const duties = ports.disclosureDuties();
      const outcome = await told(disclose(db, { staffId, contactId, duties, ...step() }));
      if (outcome.ok) notices.tasks();
      return outcome;
    },

    renewPresence: (node, sockets) => renewPresence(db, node, sockets, clock()),
    dropPresence: (socketId) => dropPresence(db, socketId, clock()),
    sweep: async () => {
      const moment = step();
      for (const changes of await expireOffers(db, moment)) announce(changes);
      announce(await keepFromClose(db, moment));
      // After an outage of the hub everybody looks gone: they are given as long to come back as anybody is.
      if (moment.now.getTime() - startedAt >= GONE_SECONDS * 1000)
        for (const changes of await sweepPresence(db, moment)) announce(changes);
      await due();
      await tellPlacesNowAndThen(moment.now);
      await offering.run();
    },
    offerWork: () => offering.start(),

    me: (staffId) => readMe(db, staffId),
    snapshot: (staffId) => readSnapshot(db, staffId, ports),
    pendingOffers: (staffId) => pendingOffers(db, staffId, { wording, now: clock() }),
    heldConversations: (staffId) => heldConversations(db, staffId),
    mayRead: (reader, conversationId) => mayRead(db, reader, conversationId),
    trainedAmong: (staffIds) => trainedAmong(db, staffIds),
    openContact: (reader, contactId) => openContact(db, reader, contactId),
    detail: (contactId) => readDetail(db, contactId, ports),
    tellContact: async (contactId) => {
      // What changed may be who the resident is.
      announce(await keepFromClose(db, step()));
      announce(changes({ contacts: [await summaryOf(db, contactId, wording)] }));
    },
    contactOf: (conversationId) => summaryIn(db, conversationId, wording),
    finishDuty: async (reader, dutyId) => {
      const contactId = await contactOfDuty(db, dutyId);
      const opened = contactId === null ? null : await openContact(db, reader, contactId);
      if (!opened?.ok)
        return refused('not-found', 'Open a contact of yours and choose something there that is still to do.', {
          where: 'dutyId',
        });
      const outcome = await finishDuty(db, { dutyId, staffId: reader.staffId, now: clock() });
      if (outcome.ok) notices.tasks();
      return outcome;
    },
    wallboard: () => readBoard(db, clock()),
    placeOf: (conversationId) => placeOf(db, conversationId, clock()),
    queueFacts: (queue) => queueFacts(db, queue, clock()),
    settle: async () => {
      await offering.settle();
      await places.settle();
    },
  };
}
