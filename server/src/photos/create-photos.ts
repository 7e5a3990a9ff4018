/**
 * Photos of what residents report (P68): a link to a page that takes them, and what becomes of one that is sent. It is kept only when the
 * scanner found nothing in it; where it cannot be asked, nothing is kept and the resident is told of a person instead.
 */
import { createHash } from 'node:crypto';
import type { Action } from '@hub/contract';
import * as z from 'zod';
import type { Publish } from '../conversation/index.ts';
import { createAllowance } from '../platform/allowance.ts';
import type { Database } from '../platform/database/client.ts';
import type { Sealer } from '../security/index.ts';
import { countPhotos, keepPhoto } from './photos.store.ts';
import { toPicture } from './picture.ts';
import type { Scanner } from './scan.ts';
import { photoWording } from './wording.ts';

export interface PhotoPorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  sealer: Sealer;
  /** Null: there is none, and no photos are taken. */
  scanner: Scanner | null;
  publish: Publish;
  /** There is something new for somebody to do. */
  announceTasks: () => void;
}

/** `count`: how many there are by now. */
export type Added =
  { outcome: 'added' | 'again' | 'full'; count: number } | { outcome: 'not-a-photo' | 'infected' | 'unchecked' };

export interface Photos {
  /** A link for whoever speaks in this conversation, and nobody else, as actions beside what is said: none where no photos are taken. */
  offer(conversationId: string): Action[];
  /** How many photos the conversation of a link has; null when it is no link of ours, or too old. */
  look(token: string): Promise<number | null>;
  /** Takes one try out of what a conversation may, before a byte is read; answers the seconds to wait when that is used up. */
  admit(token: string): Promise<number | null>;
  /** Null where the link is none of ours, or too old. The same photo again is kept once. */
  add(token: string, bytes: Uint8Array): Promise<Added | null>;
}

/** Over the evening of the next day, at whatever hour it was given: for somebody who walks by once more. */
const LINK_HOURS = 48;
const tokenSchema = z.uuid();
const TRIES = { burst: 20, seconds: 600 };

export function createPhotos(ports: PhotoPorts): Photos {
  const { db, clock, newId, sealer, scanner } = ports;
  const tries = createAllowance(TRIES.burst, TRIES.seconds);

  const open = (token: string): string | null => tokenSchema.safeParse(sealer.open(token, clock())).data ?? null;

  const judge = async (conversationId: string, bytes: Uint8Array): Promise<Added | null> => {
    const verdict = (await scanner?.scan(bytes)) ?? 'unknown';
    if (verdict !== 'clean') return { outcome: verdict === 'infected' ? 'infected' : 'unchecked' };
    const picture = await toPicture(bytes);
    if (!picture) return { outcome: 'not-a-photo' };
    const kept = await keepPhoto(db, {
      ...{ photoId: newId(), conversationId, picture, text: photoWording.added, now: clock() },
      sourceHash: new Uint8Array(createHash('sha256').update(bytes).digest()),
    });
    if (kept.outcome === 'added') {
      ports.publish(kept.events);
      if (kept.hasTask) ports.announceTasks();
    }
    const count = await countPhotos(db, conversationId);
    return count === null ? null : { outcome: kept.outcome, count };
  };

  return {
    offer: (conversationId) => {
      if (scanner === null) return [];
      const until = new Date(clock().getTime() + LINK_HOURS * 60 * 60_000);
      return [{ type: 'link', label: photoWording.offer, url: `/photo/${sealer.seal(conversationId, until)}` }];
    },
    look: async (token) => {
      const conversationId = open(token);
      return conversationId === null ? null : countPhotos(db, conversationId);
    },
    admit: (token) => tries.spend(open(token) ?? ''),
    add: async (token, bytes) => {
      const conversationId = open(token);
      if (conversationId === null || (await countPhotos(db, conversationId)) === null) return null;
      return judge(conversationId, bytes);
    },
  };
}
