/**
 * Sends what is due, each text once. A text is claimed, then sent outside any transaction, then what came of it is kept. Whatever
 * happens in between, it is either kept as accepted or tried again after its lease; before it is tried again, it is looked for
 * at Twilio, since a request that ran out of time may have been accepted.
 */
import type { Database } from '../../platform/database/client.ts';
import type { Log } from '../../platform/log.ts';
import { askToReach } from './not-delivered.store.ts';
import {
  claimText,
  firstUnknown,
  freeAt,
  holdIfStopped,
  keepAccepted,
  keepRefused,
  keepWaiting,
} from './outbound.store.ts';
import type { ClaimedText } from './outbound.store.ts';
import { outcomeOf } from './send-outcome.ts';
import type { TextGate } from './twilio-texts.ts';

export interface SendPorts {
  db: Database;
  clock: () => Date;
  gate: TextGate;
  /** The number that texts leave from. */
  sender: string;
  perSecond: number;
  isStopping: () => boolean;
  sleep: (milliseconds: number) => Promise<void>;
  onOutcome: (outcome: SendOutcome) => void;
  /** Somebody has something new to do. */
  announceTasks: () => void;
  log: Log;
}

/** `found`: it had been accepted, and the answer was lost. `held`: its receiver said STOP while it waited. */
export type SendOutcome = 'accepted' | 'found' | 'held' | 'refused' | 'later' | 'unknown';

/** Longer than a call takes, and than Twilio takes to list what it accepted. */
const LEASE_MS = 60_000;
const LATER_MS = 5000;
/** Over the exact gap, so that a text held up on its way does not fall into the second of the next. */
const SLACK = 1.1;

/** Sends until nothing is due; waits for the pace of the sending number, not for a text that is to go later. */
export async function sendTexts(ports: SendPorts): Promise<void> {
  const { db, clock, sender, perSecond } = ports;
  while (!ports.isStopping()) {
    const now = clock();
    const leaseEnds = new Date(now.getTime() + LEASE_MS);
    const claimed = await claimText(db, { now, leaseEnds, sender, gapMs: (1000 / perSecond) * SLACK });
    if (claimed) {
      const outcome = await send(ports, claimed);
      ports.onOutcome(outcome);
      if (outcome === 'later' || outcome === 'unknown') return;
      continue;
    }
    const free = await freeAt(db, sender, now);
    if (free === null) return;
    await ports.sleep(Math.max(1, free.getTime() - now.getTime()));
  }
}

async function send({ db, clock, gate, log, announceTasks }: SendPorts, text: ClaimedText): Promise<SendOutcome> {
  try {
    const found = text.tries > 1 ? await firstUnknown(db, await gate.find(text)) : null;
    if (found === null && (await holdIfStopped(db, text))) {
      if (!text.automatic && (await db.$transaction((tx) => askToReach(tx, text.conversationId, clock()))))
        announceTasks();
      return 'held';
    }
    const sid = found ?? (await gate.send(text));
    await keepAccepted(db, text.id, sid);
    return found === null ? 'accepted' : 'found';
  } catch (error) {
    const outcome = outcomeOf(error);
    const now = clock();
    const { id: textId, tries } = text;
    if (outcome.kind === 'refused') {
      if (await keepRefused(db, text, { ...outcome, now })) announceTasks();
      log.warn({ textId, code: outcome.code }, 'a text was refused');
    } else if (outcome.kind === 'later') {
      await keepWaiting(db, textId, new Date(now.getTime() + LATER_MS * Math.min(tries, 12)));
      log.warn({ textId, code: outcome.code, tries }, 'a text is sent later');
    } else {
      // The lease runs out first: by then what was accepted can be found.
      log.warn({ textId, tries }, 'a text may have been accepted');
    }
    return outcome.kind;
  }
}
