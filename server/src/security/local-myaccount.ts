/**
 * The residents' MyAccount of a development or demonstration hub, as an issuer beside the staff's: fictional residents who have an
 * account, with the reference of MyAccount as the subject of the token.
 */
import { createIssuer } from './issuer.ts';
import type { LocalIssuer, LocalIssuerDeps } from './issuer.ts';
import { accountsPage } from './local-myaccount-pages.ts';
import { MY_ACCOUNT_CALLBACK } from './my-account-callback.ts';
import { messagePage } from './pages.ts';
import { say } from './wording.ts';

export function createLocalMyAccount(deps: LocalIssuerDeps): LocalIssuer {
  const { db } = deps;
  const isAccount = { demonstration: true, myAccountRegisteredAt: { not: null } };
  const page = async () =>
    accountsPage(
      await db.resident.findMany({
        where: isAccount,
        select: { reference: true, name: true },
        orderBy: { name: 'asc' },
      }),
    );
  const mayBe = async (reference: string) => (await db.resident.count({ where: { reference, ...isAccount } })) > 0;
  return createIssuer(deps, {
    at: '/my-account',
    name: 'my_account',
    clientId: 'council-contact-hub-chat',
    callback: MY_ACCOUNT_CALLBACK,
    claimsOf: async (reference) => ((await mayBe(reference)) ? {} : undefined),
    page,
    signIn: async ({ reference }) =>
      typeof reference === 'string' && (await mayBe(reference)) ? { subject: reference } : { again: await page() },
    latePage: () =>
      messagePage(say('myAccount.late.title'), say('myAccount.late'), { href: '/chat', label: say('myAccount.chat') }),
  });
}
