/** Tries every HTTP line of the authorisation table as every role, against a hub that listens. */
import { allEntries } from '../authorisation.ts';
import type { Entry, Role } from '../authorisation.ts';

type HttpEntry = Extract<Entry, { kind: 'http' }>;

/** Headers with which each role proves who it is; `public` brings nothing. */
export type Proofs = Readonly<Record<Exclude<Role, 'twilio' | 'back-office'>, Readonly<Record<string, string>>>>;

export interface Try {
  line: string;
  role: keyof Proofs;
  allowed: boolean;
  status: number;
  /** True when the answer was a refusal of the caller (401 or 403). */
  refused: boolean;
}

const roles: readonly (keyof Proofs)[] = ['public', 'resident', 'agent', 'supervisor', 'auditor'];

/** What is open to the public is open to all. */
const isAllowed = (entry: HttpEntry, role: keyof Proofs) => entry.who.includes(role) || entry.who.includes('public');

/**
 * Sends each line as each role, with path parameters taken from `fill`, and answers what became of each. A test then holds
 * that exactly the callers whom the table names were not refused. Mounted trees are skipped: they are open to all.
 */
export async function walkHttp(
  origin: string,
  proofs: Proofs,
  fill: (path: string) => string,
  entries: readonly Entry[] = allEntries(),
): Promise<Try[]> {
  const lines = entries.filter((entry): entry is HttpEntry => entry.kind === 'http' && entry.method !== 'MOUNT');
  const tries: Try[] = [];
  for (const entry of lines) {
    for (const role of roles) {
      const { status } = await fetch(origin + fill(entry.path), {
        method: entry.method,
        redirect: 'manual',
        headers: { ...proofs[role] },
      });
      const line = `${entry.method} ${entry.path}`;
      const refused = status === 401 || status === 403;
      tries.push({ line, role, allowed: isAllowed(entry, role), status, refused });
    }
  }
  return tries;
}
