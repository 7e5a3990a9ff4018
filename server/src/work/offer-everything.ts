/** Offers whatever waits to whoever is free, until nothing more can be offered; one run at a time on a node. */
import type { Database } from '../platform/database/client.ts';
import { hasRoom, readMe } from './load.store.ts';
import type { WorkNotices } from './notices.ts';
import { agentsToServe, hasReserve, offerNext } from './offer-work.store.ts';
import type { WorkWording } from './wording.ts';

interface OffererPorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  notices: WorkNotices;
  offerSeconds: number;
  wording: WorkWording;
  onFault: (error: unknown) => void;
}

export interface Offerer {
  /** Offers in the background. Asked for while a run is under way, another follows it, so that nothing that came meanwhile waits. */
  start(): void;
  /**
   * The same for agents who have become free, which is quicker than to look who is. `then` is what can wait until they were offered what
   * there is: beside it, it would take of the database's time.
   */
  startFor(staffIds: readonly string[], then?: () => Promise<void>): void;
  /** Offers, and settles when that is done. */
  run(): Promise<void>;
  /** Settles when no run is under way. */
  settle(): Promise<void>;
}

export function createOfferer(ports: OffererPorts, onOffered: (queue: string) => void): Offerer {
  const { db, clock, newId, notices, offerSeconds, wording } = ports;
  let running: Promise<void> | null = null;
  const quick = new Set<Promise<void>>();
  let asked = 0;

  /** What came of it for this agent: nothing; an offer that took their last place; or one that left room. */
  const offerTo = async (staffId: string): Promise<'nothing' | 'full' | 'room'> => {
    const offer = await offerNext(db, { staffId, offerSeconds, now: clock(), newId, wording });
    if (!offer) return 'nothing';
    // The one who is waited for is told first: the others are many.
    notices.offer(staffId, offer);
    notices.contact(offer.contact);
    const me = await readMe(db, staffId);
    notices.me(me);
    onOffered(offer.contact.queue);
    return hasRoom(me) ? 'room' : 'full';
  };

  /** One offer for each free agent, and again while there are takers: work is spread before anybody gets a second contact. */
  const offerAll = async (): Promise<void> => {
    let offered = true;
    while (offered) {
      offered = false;
      for (const staffId of await agentsToServe(db, clock()))
        if ((await offerTo(staffId)) !== 'nothing') offered = true;
    }
  };

  /** As many as this agent has places for. */
  const offerAllTo = async (staffIds: readonly string[]): Promise<void> => {
    for (const staffId of staffIds) while ((await offerTo(staffId)) === 'room');
  };

  const untilQuiet = async (): Promise<void> => {
    let answered: number;
    do {
      answered = asked;
      await offerAll();
    } while (answered !== asked);
  };

  const run = (): Promise<void> => {
    asked += 1;
    running ??= untilQuiet().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    start: () => void run().catch(ports.onFault),
    startFor: (staffIds, then) => {
      const offering = offerAllTo(staffIds)
        .finally(() => then?.())
        // Their places may be taken now, and a reserve is needed.
        .then(async () => ((await hasReserve(db)) ? run() : undefined))
        .catch(ports.onFault)
        .finally(() => quick.delete(offering));
      quick.add(offering);
    },
    run,
    settle: async () => {
      while (running !== null || quick.size > 0) await Promise.all([running?.catch(ports.onFault), ...quick]);
    },
  };
}
