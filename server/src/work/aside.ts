/** What is set aside for a while, as the rest of the hub knows it. */
import type { ContactSetAside, ContactSummary, Outcome } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import type { Changes } from './changes.ts';
import { asideThatIsOver, bringBack, bringBackWhatIsOver, setAside } from './set-aside.store.ts';
import type { Step } from './step.ts';

type Answer = Promise<Outcome<{ contact: ContactSummary }>>;

export interface Aside {
  /** Sets a contact that somebody holds aside until a time, or until the resident says something. */
  setAside(staffId: string, asked: ContactSetAside): Answer;
  /** Whoever set it aside takes it up again. */
  bringBack(staffId: string, contactId: string): Answer;
}

interface AsidePorts {
  db: Database;
  step: () => Step;
  setAsideHours: () => number;
  onMoment: (at: Date) => void;
  /** Announces what a step changed and keeps it out of the answer. */
  told: <T extends object>(doing: Promise<Outcome<T & { changes: Changes }>>) => Promise<Outcome<Omit<T, 'changes'>>>;
}

export function createAside({ db, step, setAsideHours, onMoment, told }: AsidePorts): Aside & {
  /** Brings back whatever is over; give what it answers to `announce`. */
  bringBackDue: () => Promise<Changes[]>;
} {
  return {
    setAside: async (staffId, { contactId, until: iso }) => {
      const until = new Date(iso);
      const asked = { staffId, contactId, until, hours: setAsideHours(), ...step() };
      const outcome = await told(setAside(db, asked));
      if (outcome.ok) onMoment(until);
      return outcome;
    },
    bringBack: (staffId, contactId) => told(bringBack(db, { staffId, contactId, ...step() })),
    bringBackDue: async () => {
      const collected: Changes[] = [];
      for (const contactId of await asideThatIsOver(db, step().now))
        collected.push(await bringBackWhatIsOver(db, { contactId, ...step() }));
      return collected;
    },
  };
}
