/** What the council knows of a resident, read from the hub's own tables. */
import type { Channel, SingleView } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import { readPanels } from './single-view.ts';
import type { PanelReaders } from './single-view.ts';
import { labelled, residentWording } from './wording.ts';

/** Contacts are shown for this long back, and at most this many, newest first. */
const WEEKS_SHOWN = 8;
const CONTACTS_SHOWN = 20;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

export interface SingleViewRequest {
  /** Null while nobody has said who they are. */
  residentId: string | null;
  /** 0 to 3 (P34 to P37): how surely we know that it is this resident who speaks. */
  identityLevel: number;
  now: Date;
}

/**
 * The single view of a resident; `known: false` with how to find out while nobody has said who they are. Whether the caller may
 * see it at all (P40) is checked before.
 */
export async function singleView(db: Database, request: SingleViewRequest): Promise<SingleView> {
  const { residentId, identityLevel, now } = request;
  if (residentId === null) return { known: false, howToIdentify: residentWording.howToIdentify };
  return readPanels(readersOf(db, residentId, identityLevel, now), now);
}

function readersOf(db: Database, residentId: string, identityLevel: number, now: Date): PanelReaders {
  return {
    resident: () => readResident(db, residentId, identityLevel),
    contacts: () => readContacts(db, residentId, new Date(now.getTime() - WEEKS_SHOWN * WEEK_MS)),
    myAccount: () => readMyAccount(db, residentId),
  };
}

const readResident = async (db: Database, id: string, identityLevel: number) => {
  const row = await db.resident.findUniqueOrThrow({ where: { id } });
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
    flags: labelled(residentWording.flags, row.flags),
    demonstration: row.demonstration,
  };
};

const readContacts = async (db: Database, residentId: string, since: Date) => {
  const rows = await db.contact.findMany({
    where: { residentId, startedAt: { gte: since } },
    orderBy: [{ startedAt: 'desc' }, { id: 'asc' }],
    take: CONTACTS_SHOWN,
    include: { service: { select: { name: true } } },
  });
  const outcomes: Readonly<Record<string, string>> = residentWording.outcomes;
  return rows.map((row) => {
    const code = row.disposition ?? row.outcome;
    return {
      contactId: row.id,
      channel: row.channel as Channel,
      subject: row.service?.name ?? residentWording.subjectNotKnown,
      startedAt: row.startedAt.toISOString(),
      outcome: outcomes[code] ?? code,
    };
  });
};

const readMyAccount = async (db: Database, id: string) => {
  const row = await db.resident.findUniqueOrThrow({
    where: { id },
    select: { myAccountRegisteredAt: true, myAccountLastSignInAt: true, myAccountServices: true },
  });
  return {
    registered: row.myAccountRegisteredAt !== null,
    registeredAt: row.myAccountRegisteredAt?.toISOString() ?? null,
    lastSignInAt: row.myAccountLastSignInAt?.toISOString() ?? null,
    services: row.myAccountServices,
  };
};
