/**
 * The token of a resident's conversation. Whoever holds it is the resident of that conversation and nothing more; only its
 * SHA-256 is stored. OWASP ASVS 5.0 V7.2.
 */
import { createHash, randomBytes } from 'node:crypto';

export interface ResidentToken {
  /** 43 characters of base64url, for the resident's browser alone. */
  token: string;
  /** 32 bytes, for the database. */
  hash: Uint8Array<ArrayBuffer>;
}

/** A new token of 256 random bits. */
export function newResidentToken(): ResidentToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashResidentToken(token) };
}

/** What the database holds instead of the token. */
export function hashResidentToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

/** Could this be a token at all? Checked before the database is asked. */
export function looksLikeToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{43}$/.test(value);
}
