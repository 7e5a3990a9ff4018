/** Where the local issuer keeps sign-ins under way: in PostgreSQL, so that one begun on one node can go on at another. */
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/client.ts';

type Payload = AdapterPayload | undefined;

/** One adapter a kind of thing (session, interaction, code, grant…), as the library asks for them. `of` keeps two issuers apart. */
export function oidcAdapter(db: Database, clock: () => Date, of: string): AdapterFactory {
  return (name): Adapter => {
    const kind = `${of} ${name}`;
    const find = async (where: Prisma.OidcStoreWhereInput): Promise<Payload> => {
      const row = await db.oidcStore.findFirst({ where: { kind, expiresAt: { gt: clock() }, ...where } });
      return row?.payload as Payload;
    };
    return {
      async upsert(id, payload, expiresIn) {
        const now = clock();
        const row = {
          payload: payload as Prisma.InputJsonObject,
          grantId: payload.grantId ?? null,
          uid: payload.uid ?? null,
          expiresAt: new Date(now.getTime() + (expiresIn ?? 0) * 1000),
        };
        await db.oidcStore.deleteMany({ where: { expiresAt: { lte: now } } });
        await db.oidcStore.upsert({
          where: { kind_id: { kind, id } },
          create: { kind, id, ...row },
          update: row,
        });
      },
      find: (id) => find({ id }),
      findByUid: (uid) => find({ uid }),
      // Codes typed in on a second device are switched off.
      findByUserCode: () => Promise.resolve(undefined),
      async consume(id) {
        const consumed = JSON.stringify({ consumed: Math.floor(clock().getTime() / 1000) });
        await db.$executeRaw`
          UPDATE "oidc_store" SET "payload" = "payload" || ${consumed}::jsonb WHERE "kind" = ${kind} AND "id" = ${id}`;
      },
      async destroy(id) {
        await db.oidcStore.deleteMany({ where: { kind, id } });
      },
      async revokeByGrantId(grantId) {
        await db.oidcStore.deleteMany({ where: { grantId } });
      },
    };
  };
}
