/**
 * Links into online services, given in a chat: signed, short-lived and for one service. What becomes of them comes back, so that
 * somebody who opened a form and did not come to its end goes to a person (P42). No link carries anything personal.
 */
import type { Database, Tx } from '../platform/database/client.ts';
import type { Sealer } from '../security/index.ts';
import { addLink, completeLink, failLink, findLink, openLink } from './links.store.ts';
import { fromCode, SHORT_PATH, toCode } from './short-code.ts';
import type { GivenLink } from './links.store.ts';

/** How long a link is good for: long enough to finish a form the same day. */
const HOURS = 24;
/** The parameter that carries it. */
export const VIA = 'via';

export interface NewLink {
  conversationId: string;
  serviceId: string;
  /** Where the service is: a path of this site. */
  path: string;
  now: Date;
  /** True where every letter counts: a short code that leads to the link. */
  isShort?: boolean;
}

export interface Links {
  /** A link for one conversation and one service, in the transaction of whoever says it. */
  give(tx: Tx, link: NewLink): Promise<string>;
  /** Where a short code leads, or null when it is none of ours or too old. */
  follow(code: string): Promise<string | null>;
  /** Somebody opened a service's page by a link: kept, as an attempt that has not come to its end. Null when it is no link of ours. */
  open(token: unknown, serviceId: string): Promise<GivenLink | null>;
  /** The form said that something is wrong. */
  fail(link: GivenLink, wrong: { step: string; error: string }): Promise<void>;
  /** The form came to its end. False when it is no link of ours. */
  complete(token: unknown): Promise<boolean>;
}

export function createLinks({
  db,
  clock,
  newId,
  sealer,
}: {
  db: Database;
  clock: () => Date;
  newId: () => string;
  sealer: Sealer;
}): Links {
  const idIn = (token: unknown): string | null => {
    const value = typeof token === 'string' ? sealer.open(token, clock()) : null;
    return typeof value === 'string' ? value : null;
  };
  const withToken = (path: string, id: string, until: Date): string =>
    `${path}${path.includes('?') ? '&' : '?'}${VIA}=${sealer.seal(id, until)}`;
  return {
    give: async (tx, { conversationId, serviceId, path, now, isShort }) => {
      const until = new Date(now.getTime() + HOURS * 60 * 60 * 1000);
      const id = newId();
      await addLink(tx, { id, conversationId, serviceId, createdAt: now, expiresAt: until });
      return isShort ? `${SHORT_PATH}${toCode(id)}` : withToken(path, id, until);
    },
    follow: async (code) => {
      const id = fromCode(code);
      const link = id === null ? null : await findLink(db, { id, now: clock() });
      return link && withToken(link.path, link.id, link.expiresAt);
    },
    open: async (token, serviceId) => {
      const id = idIn(token);
      return id === null ? null : openLink(db, { id, serviceId, now: clock() });
    },
    fail: (link, wrong) => failLink(db, { ...link, ...wrong, now: clock() }),
    complete: async (token) => {
      const id = idIn(token);
      return id !== null && (await completeLink(db, { id, now: clock() }));
    },
  };
}
