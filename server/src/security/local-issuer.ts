/** The staff's issuer of a development or demonstration hub. */
import { timingSafeEqual } from 'node:crypto';
import { DEMONSTRATION_PASSWORD } from './demonstration-password.ts';
import { createIssuer } from './issuer.ts';
import type { LocalIssuer, LocalIssuerDeps } from './issuer.ts';
import { latePage, signInPage } from './local-issuer-pages.ts';
import { SIGNS_IN } from './signs-in.ts';

const isPassword = (given: unknown): boolean => {
  const [left, right] = [Buffer.from(typeof given === 'string' ? given : ''), Buffer.from(DEMONSTRATION_PASSWORD)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** The group of everybody with that role, such as `hub-agents`. */
const demonstrationGroup = (role: string): string => `hub-${role}s`;

/** Makes the issuer. Accounts are the active rows of "staff"; the subject of a token is the row's `subject`. */
export function createLocalIssuer(deps: LocalIssuerDeps): LocalIssuer {
  const { db } = deps;
  const people = () =>
    db.staff.findMany({
      where: SIGNS_IN,
      select: { name: true, email: true, role: true },
      orderBy: [{ role: 'asc' }, { name: 'asc' }],
    });
  return createIssuer(deps, {
    at: '/oidc',
    name: 'hub_issuer',
    clientId: 'council-contact-hub',
    callback: '/auth/callback',
    claimsOf: async (subject) => {
      const account = await db.staff.findUnique({ where: { subject, ...SIGNS_IN }, select: { role: true } });
      return account ? { groups: [demonstrationGroup(account.role)] } : undefined;
    },
    page: async () => signInPage(await people(), DEMONSTRATION_PASSWORD),
    signIn: async ({ email, password }) => {
      const account =
        typeof email === 'string' && isPassword(password)
          ? await db.staff.findFirst({
              where: { email: { equals: email.trim(), mode: 'insensitive' }, ...SIGNS_IN },
              select: { subject: true },
            })
          : null;
      const typed = typeof email === 'string' ? email : '';
      return account ?? { again: signInPage(await people(), DEMONSTRATION_PASSWORD, typed) };
    },
    latePage,
  });
}
