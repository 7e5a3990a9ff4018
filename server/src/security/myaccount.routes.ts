/**
 * A stand-in for the council's MyAccount, for the demonstration: choose a fictional resident and be signed in as them. What
 * the hub relies on is `residentFromMyAccount` alone; a real MyAccount takes the place of this file.
 */
import { parse, serialize } from 'cookie';
import * as z from 'zod';
import type { Database } from '../platform/database/client.ts';
import { myAccountPage } from './myaccount-page.ts';
import { messagePage } from './pages.ts';
import type { Routes } from './routes.ts';
import { createSealer } from './sealed.ts';
import { say } from './wording.ts';

export interface MyAccountDeps {
  db: Database;
  clock: () => Date;
  publicOrigin: string;
  cookieSecret: string;
}

/** Somebody who signed in to MyAccount is known at level 2 (P36). */
export interface MyAccountResident {
  residentId: string;
  identityLevel: 2;
}

const COOKIE = 'demo_myaccount';
const SIGNED_IN_MS = 2 * 60 * 60 * 1000;
const choiceSchema = z.object({ residentId: z.uuid().optional() });
const sealedSchema = z.object({ residentId: z.uuid() });

/** Who a `Cookie` header's MyAccount sign-in belongs to, or null. */
export type ResidentFromMyAccount = (cookieHeader: string | undefined) => Promise<MyAccountResident | null>;

/** Adds the demonstration's `/demo/myaccount` and answers how the rest of the hub asks who is signed in there. */
export function addMyAccount(
  routes: Routes,
  { db, clock, publicOrigin, cookieSecret }: MyAccountDeps,
): ResidentFromMyAccount {
  const sealer = createSealer(cookieSecret, 'demonstration MyAccount');
  const cookie = (value: string, maxAge: number) =>
    serialize(COOKIE, value, {
      httpOnly: true,
      sameSite: 'lax',
      secure: publicOrigin.startsWith('https:'),
      path: '/',
      maxAge,
    });
  const demonstrationResident = (id: string) =>
    db.resident.findFirst({
      where: { id, demonstration: true, myAccountRegisteredAt: { not: null } },
      select: { id: true, name: true },
    });
  const signedIn = async (cookieHeader: string | undefined) => {
    const sealed = parse(cookieHeader ?? '')[COOKIE];
    if (sealed === undefined) return null;
    const opened = sealedSchema.safeParse(sealer.open(sealed, clock()));
    return opened.success ? demonstrationResident(opened.data.residentId) : null;
  };

  routes.open('GET', '/demo/myaccount', async (req, res) => {
    const residents = await db.resident.findMany({
      where: { demonstration: true, myAccountRegisteredAt: { not: null } },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    });
    res
      .set('cache-control', 'no-store')
      .type('html')
      .send(myAccountPage(residents, await signedIn(req.headers.cookie)));
  });

  routes.open('POST', '/demo/myaccount', async (req, res) => {
    const choice = choiceSchema.safeParse(req.body ?? {});
    const { residentId } = choice.success ? choice.data : { residentId: '' };
    if (residentId === undefined) {
      res.append('set-cookie', cookie('', 0)).redirect(303, '/demo/myaccount');
      return;
    }
    const resident = residentId === '' ? null : await demonstrationResident(residentId);
    if (!resident) {
      const back = { href: '/demo/myaccount', label: say('myAccount.title') };
      const text = messagePage(say('myAccount.unknown.title'), say('myAccount.unknown'), back);
      res.status(400).type('html').send(text);
      return;
    }
    const until = new Date(clock().getTime() + SIGNED_IN_MS);
    const value = sealer.seal({ residentId: resident.id }, until);
    res.append('set-cookie', cookie(value, SIGNED_IN_MS / 1000)).redirect(303, '/demo/myaccount');
  });

  return async (cookieHeader) => {
    const resident = await signedIn(cookieHeader);
    return resident && { residentId: resident.id, identityLevel: 2 };
  };
}
