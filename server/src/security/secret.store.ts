/** The hub's own secrets where no identity provider brings any: made once, kept in the database, the same for every node. */
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/client.ts';

const secretsSchema = z.object({
  /** From which keys for cookies are derived. */
  cookieSecret: z.string(),
  /** Private key that signs the local issuer's ID tokens. */
  signingKey: z.looseObject({ kty: z.string(), kid: z.string() }),
});
export type HubSecrets = z.infer<typeof secretsSchema>;

function newSecrets(): Prisma.InputJsonObject {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y, d } = privateKey.export({ format: 'jwk' });
  return {
    cookieSecret: randomBytes(32).toString('base64url'),
    signingKey: { kty, crv, x, y, d, kid: randomUUID(), alg: 'ES256', use: 'sig' },
  };
}

/**
 * The secrets of a development or demonstration hub. The first node to ask makes them. In production the secret of the
 * identity provider is used instead and nothing is stored.
 */
export async function hubSecrets(db: Database): Promise<HubSecrets> {
  const where = { kind_id: { kind: 'Secrets', id: 'hub' } };
  await db.oidcStore.createMany({
    data: [{ ...where.kind_id, payload: newSecrets() }],
    skipDuplicates: true,
  });
  const row = await db.oidcStore.findUniqueOrThrow({ where });
  return secretsSchema.parse(row.payload);
}
