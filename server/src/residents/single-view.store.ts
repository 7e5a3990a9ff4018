/** The single view of a resident: what the hub itself keeps of them, and what the council's back offices answer. */
import { interpreterLanguageSchema } from '@hub/contract';
import type { Channel, PanelData, SingleViewEvent, StaffRole } from '@hub/contract';
import type { Form } from '@hub/forms';
import type { Audit, AuditLine } from '../audit/index.ts';
import { readPassport, readSaid } from '../needs/index.ts';
import type { Database } from '../platform/database/client.ts';
import { readCasesOf } from './cases.store.ts';
import type { Answer, GuardedOffices } from './offices/index.ts';
import { mayOpen, SENSITIVE } from './may-open.ts';
import type { PanelReader } from './may-open.ts';
import { streamView } from './stream-view.ts';
import { reasonOf } from './view-reason.store.ts';
import { isRestricted, restrictedSelect, SAFEGUARDING } from '../restricted/index.ts';
import { labelled, residentWording } from './wording.ts';

/** Contacts are shown for this long back, and at most this many, newest first. */
const WEEKS_SHOWN = 8;
const CONTACTS_SHOWN = 20;
const DEBTS_READ: AuditLine = { action: 'debts-read', kind: 'contact', field: 'contactId' };
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

export interface SingleViewPorts {
  db: Database;
  clock: () => Date;
  forms: readonly Form[];
  offices: GuardedOffices;
  audit: Pick<Audit, 'asked' | 'refused'>;
}

export interface SingleViewRequest {
  contactId: string;
  /** Null while nobody has said who they are. */
  residentId: string | null;
  /** 0 to 3 (P34 to P37): how surely we know that it is this resident who speaks. */
  identityLevel: number;
  /** Who looks, and whether they deal with the contact while it is under way. */
  viewer: { staffId: string; role: StaffRole; holds: boolean };
}

/** Settles when everything was told. */
export type SingleView = (request: SingleViewRequest, tell: (event: SingleViewEvent) => void) => Promise<void>;

/**
 * Tells the single view of a resident panel by panel, or how to find out who it is while nobody has said so. Whether the caller may
 * see it at all (P40) is checked before; what of it may be opened is decided in may-open.ts.
 */
export function createSingleView({ db, clock, forms, offices, audit }: SingleViewPorts): SingleView {
  const hasSensitive = SENSITIVE.some((panel) => panel !== 'debts' && offices[panel] !== undefined);

  /** Who looks at debts and benefits is written down before any is told, with why; or why they are not let. */
  const readerOf = async ({ contactId, identityLevel, viewer }: SingleViewRequest): Promise<PanelReader> => {
    const { staffId, role, holds } = viewer;
    const reason = await reasonOf(db, { contactId, staffId });
    const reader = { role, holds, identityLevel, hasReason: reason !== null };
    if (!hasSensitive) return reader;
    const opening = mayOpen('debts', reader);
    const asked = { staffId, line: DEBTS_READ, fields: { contactId }, ...(reason !== null && { reason }) };
    await (opening.open ? audit.asked(asked) : audit.refused(asked, opening.needs));
    return reader;
  };

  return async (request, tell) => {
    const { residentId, identityLevel, viewer } = request;
    if (residentId === null) {
      tell({ event: 'unknown', howToIdentify: residentWording.howToIdentify });
      return;
    }
    const now = async <T>(data: Promise<T>): Promise<Answer<T>> => ({
      state: 'ready',
      asOf: clock(),
      data: await data,
    });
    const since = () => new Date(clock().getTime() - WEEKS_SHOWN * WEEK_MS);
    const sources = {
      resident: () => now(readResident(db, { residentId, contactId: request.contactId, identityLevel, now: clock() })),
      contacts: () => now(readContacts(db, { residentId, viewer, since: since() })),
      cases: () => readCasesOf(db, { residentId, forms, now: clock() }),
      offices,
    };
    await streamView(sources, { residentId, ...(await readerOf(request)), clock }, tell);
  };
}

interface Shown {
  residentId: string;
  contactId: string;
  identityLevel: number;
  now: Date;
}

async function readResident(
  db: Database,
  { residentId, contactId, identityLevel, now }: Shown,
): Promise<PanelData<'resident'>> {
  const [row, passport, said] = await Promise.all([
    db.resident.findUniqueOrThrow({ where: { id: residentId } }),
    readPassport(db, residentId, now),
    readSaid(db, contactId),
  ]);
  const kept = passport?.state === 'kept' ? passport.language : null;
  const isNew = (need: string) => !row.needs.includes(need);
  return {
    residentId: row.id,
    reference: row.reference,
    name: row.name,
    address: `${row.address}, ${row.postcode}`,
    language: row.language,
    identityLevel,
    digitalAccess: row.digitalAccess,
    digitalSkills: row.digitalSkills,
    needs: labelled(residentWording.needs, row.needs),
    passport,
    saidHere: labelled(residentWording.needs, said.needs.filter(isNew)),
    interpreterLanguage: interpreterLanguageSchema.safeParse(said.language ?? kept).data ?? null,
    flags: labelled(residentWording.flags, row.flags),
    demonstration: row.demonstration,
  };
}

async function readContacts(
  db: Database,
  { residentId, viewer, since }: { residentId: string; viewer: SingleViewRequest['viewer']; since: Date },
): Promise<PanelData<'contacts'>> {
  const rows = await db.contact.findMany({
    where: { residentId, startedAt: { gte: since } },
    orderBy: [{ startedAt: 'desc' }, { id: 'asc' }],
    take: CONTACTS_SHOWN,
    select: {
      ...{ id: true, channel: true, startedAt: true, disposition: true, outcome: true, assignedTo: true },
      ...restrictedSelect,
      service: { select: { name: true } },
      feedback: { select: { score: true } },
      participants: { where: { staffId: viewer.staffId }, select: { id: true }, take: 1 },
    },
  });
  const isTrusted = (await db.staff.count({ where: { id: viewer.staffId, skills: { has: SAFEGUARDING } } })) > 0;
  const outcomes: Readonly<Record<string, string>> = residentWording.outcomes;
  return rows.map((row) => {
    const isTheirs = row.assignedTo === viewer.staffId || row.participants.length > 0;
    const when = { contactId: row.id, channel: row.channel as Channel, startedAt: row.startedAt.toISOString() };
    // That there was one is told, so that nobody asks again what hurts; what it was about is not.
    if (isRestricted(row) && !isTrusted && !isTheirs)
      return { ...when, subject: residentWording.restricted, outcome: residentWording.restrictedOutcome, rating: null };
    const code = row.disposition ?? row.outcome;
    // A rating is of the council: no agent reads it as a mark for their own work.
    const isOwn = viewer.role === 'agent' && row.assignedTo === viewer.staffId;
    return {
      ...when,
      subject: row.service?.name ?? residentWording.subjectNotKnown,
      outcome: outcomes[code] ?? code,
      rating: isOwn ? null : (row.feedback?.score ?? null),
    };
  });
}
