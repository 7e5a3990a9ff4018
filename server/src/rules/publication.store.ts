/** Which rules are in force, and every version that ever was by somebody's decision. The newest row decides, on all nodes. */
import type { Prisma } from '../generated/prisma/client.ts';
import type { Tx } from '../platform/database/client.ts';

export interface Publication {
  version: string;
  draftId: string | null;
  title: string;
  authorId: string | null;
  approvedBy: string[];
  equalityNote: string | null;
  publishedBy: string;
  reason: string;
  at: Date;
}

/** The version that was published last; null before the first, while the files decide. */
export async function versionInForce(db: Tx): Promise<string | null> {
  const newest = await db.rulePublication.findFirst({ orderBy: { number: 'desc' }, select: { version: true } });
  return newest?.version ?? null;
}

/** The version that the one in force took the place of; null where that is not known. */
export async function versionBefore(db: Tx): Promise<string | null> {
  const [newest, before] = await db.rulePublication.findMany({ orderBy: { number: 'desc' }, take: 2 });
  if (before || !newest?.draftId) return before?.version ?? null;
  const draft = await db.ruleDraft.findUnique({ where: { id: newest.draftId }, select: { baseVersion: true } });
  return draft?.baseVersion ?? null;
}

/** Lets one publication at a time through, until its transaction ends: the version that it was judged against stays in force. */
export async function onePublicationAtATime(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`LOCK TABLE "rule_publication" IN SHARE ROW EXCLUSIVE MODE`;
}

export async function addPublication(tx: Prisma.TransactionClient, publication: Publication): Promise<void> {
  await tx.rulePublication.create({ data: publication });
}

const SHOWN = 50;

export async function publications(db: Tx): Promise<(Publication & { number: number })[]> {
  return db.rulePublication.findMany({ orderBy: { number: 'desc' }, take: SHOWN });
}
