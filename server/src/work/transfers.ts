/** Handing contacts over, asking colleagues, and supervisors in calls, as the rest of the hub knows them. */
import type { Colleagues, ContactNote, ContactSummary, Mention, Outcome, Transfer, Watch } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { trainedAmong } from '../restricted/index.ts';
import { contactFor } from './as-seen.ts';
import type { Changes } from './changes.ts';
import { colleaguesFor } from './colleague.store.ts';
import { stopAsking } from './make-invitation.store.ts';
import { readMentions, seeMention } from './mention.store.ts';
import { readMovable } from './movable.store.ts';
import { writeNote } from './note.store.ts';
import { leaveContact } from './participant.store.ts';
import type { Reader } from './may-read.store.ts';
import { openContact } from './may-read.store.ts';
import type { WorkNotices } from './notices.ts';
import type { Step } from './step.ts';
import { transfer } from './transfer.store.ts';
import { watchContact } from './watch.store.ts';
import type { WorkWording } from './wording.ts';

type Answer = Promise<Outcome<{ contact: ContactSummary }>>;

export interface Transfers {
  /** Hands a contact over, or asks a colleague to take it over or to advise. */
  transfer(by: Reader, asked: Transfer): Answer;
  /** Whoever asked a colleague asks no longer. */
  stopAsking(staffId: string, contactId: string): Answer;
  /** Whoever helps in a contact leaves it. */
  leave(staffId: string, contactId: string): Answer;
  /** A supervisor goes into a live call, or into a chat. */
  watch(by: Reader, asked: Watch): Answer;
  /** Writes something for staff alone into a contact that they may open. */
  note(by: Reader & { name: string }, note: ContactNote): Promise<Outcome>;
  /** Where notes name this member of staff, and what they may know of it. */
  mentions(reader: Reader): Promise<Mention[]>;
  /** They have seen that a note names them. */
  seeMention(staffId: string, mentionId: string): Promise<Outcome>;
  /** Who a contact could go to. */
  colleagues(staffId: string, contactId: string): Promise<Colleagues>;
}

interface TransferPorts {
  db: Database;
  wording: WorkWording;
  step: () => Step;
  offerSeconds: number;
  notices: Pick<WorkNotices, 'mentioned'>;
  /** Announces what a step changed and keeps it out of the answer. */
  told: <T extends object>(doing: Promise<Outcome<T & { changes: Changes }>>) => Promise<Outcome<Omit<T, 'changes'>>>;
}

export function createTransfers({ db, step, offerSeconds, notices, told, wording }: TransferPorts): Transfers {
  /** Whoever is no longer in a contact, or never was, is answered what they may see of it. */
  const toldTo = async (
    staffId: string,
    doing: Promise<Outcome<{ contact: ContactSummary; changes: Changes }>>,
  ): Answer => {
    const outcome = await told(doing);
    if (!outcome.ok || !outcome.contact.restricted) return outcome;
    const isTrained = (await trainedAmong(db, [staffId])).has(staffId);
    return { ok: true, contact: contactFor(outcome.contact, { staffId, isTrained }, wording) };
  };
  return {
    transfer: ({ staffId, role }, asked) =>
      toldTo(
        staffId,
        transfer(db, { ...asked, staffId, isSupervisor: role === 'supervisor', offerSeconds, ...step() }),
      ),
    stopAsking: (staffId, contactId) => told(stopAsking(db, { staffId, contactId, ...step() })),
    leave: (staffId, contactId) => toldTo(staffId, leaveContact(db, { staffId, contactId, ...step() })),
    watch: async (by, asked) => {
      if (by.role !== 'supervisor')
        return refused('not-allowed', 'Ask a supervisor: only they go into what another adviser deals with.');
      const opened = await openContact(db, by, asked.contactId);
      return opened.ok ? told(watchContact(db, { ...asked, staffId: by.staffId, ...step() })) : opened;
    },
    note: async ({ name, ...by }, note) => {
      const opened = await openContact(db, by, note.contactId);
      if (!opened.ok) return opened;
      const written = await told(writeNote(db, { ...note, name, staffId: by.staffId, ...step() }));
      if (!written.ok) return written;
      for (const staffId of written.named) notices.mentioned(staffId);
      return { ok: true };
    },
    mentions: (reader) => readMentions(db, reader, step().wording),
    seeMention: (staffId, mentionId) => seeMention(db, { staffId, mentionId, now: step().now }),
    colleagues: async (staffId, contactId) => {
      const contact = await readMovable(db, contactId);
      if (!contact) throw new Error('a contact that was opened is there');
      const { owner, skills, state, isWarmOnly, isRung } = contact;
      const without = owner === null ? [staffId] : [staffId, owner.id];
      const mayHandOver = state !== 'assigned' || (!isWarmOnly && !isRung);
      return { ...(await colleaguesFor(db, { ...contact, without }, step().now)), skills, mayHandOver };
    },
  };
}
