/** The secret of the sealed account: only its scrypt hash is a setting, so that whoever reads settings cannot sign in. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
/** As OWASP asks for: 32 MB and about a quarter of a second a try. `maxmem` leaves room for it. */
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };

const derive = (secret: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // The same secret typed on another keyboard may be other code points.
    scrypt(secret.normalize('NFKC'), salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** What `BREAK_GLASS_HASH` is set to. Without signs that a shell or a compose file would read. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt:${salt.toString('base64url')}:${(await derive(secret, salt)).toString('base64url')}`;
}

/** Is it the secret of that hash? */
export async function isSecretOf(hash: string, secret: string): Promise<boolean> {
  const [, salt = '', key = ''] = hash.split(':');
  const [left, right] = [await derive(secret, Buffer.from(salt, 'base64url')), Buffer.from(key, 'base64url')];
  return left.length === right.length && timingSafeEqual(left, right);
}
