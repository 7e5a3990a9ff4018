/** The service catalogue: what the council does, and which of it can be done online. */
import * as z from 'zod';
import type { Tx } from '../platform/database/client.ts';

/** Can it be done online (policy: `service.online`)? */
export const onlineStateSchema = z.enum(['live', 'coming', 'none']);
export type OnlineState = z.infer<typeof onlineStateSchema>;

export interface CatalogueService {
  id: string;
  name: string;
  /** Two short sentences: what it does, and what to expect. */
  summary: string;
  online: OnlineState;
  /** Complex services are never steered online (P55f). */
  complex: boolean;
  urgent: boolean;
  /** True while the service is down: said first, and no link is given (P47). */
  outage: boolean;
  /** What residents are told while it is down; null for what is always said. */
  outageWords: string | null;
  /** The day on which it goes live, where it is coming and that day is known. */
  liveOn: Date | null;
  /** Code in the Local Government Services List, where it is known. */
  lgsl: number | null;
  /** 0 to 3 (P34 to P37). */
  identityLevel: number;
  /** Path of its page on this hub. */
  path: string;
  /** The council's own page as recorded in 2017; kept for reference, never shown as a link. */
  recordedLink: string | null;
}

const COLUMNS = {
  id: true,
  name: true,
  summary: true,
  online: true,
  complex: true,
  urgent: true,
  outage: true,
  outageWords: true,
  liveOn: true,
  lgsl: true,
  identityLevel: true,
  path: true,
  recordedLink: true,
} as const;

/** Every service, in the order of the catalogue. */
export async function services(db: Tx): Promise<CatalogueService[]> {
  const rows = await db.service.findMany({ select: COLUMNS, orderBy: { position: 'asc' } });
  return rows.map((row) => ({ ...row, online: onlineStateSchema.parse(row.online) }));
}

/** One service, or null when there is none with that id. */
export async function serviceById(db: Tx, id: string): Promise<CatalogueService | null> {
  const row = await db.service.findUnique({ select: COLUMNS, where: { id } });
  return row && { ...row, online: onlineStateSchema.parse(row.online) };
}
