/**
 * Small values that a browser keeps for us and can neither read nor change: encrypted and authenticated (AES-256-GCM), each
 * for one purpose and until one moment. And marks of values that are not kept at all (HMAC-SHA-256). OWASP ASVS 5.0 V11.3.2.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

export interface Sealer {
  /** Text to be kept elsewhere. `until` is when it stops being good. */
  seal(value: unknown, until: Date): string;
  /** The value, or null when it was not sealed by us for this purpose, was changed, or is too old. */
  open(sealed: string, now: Date): unknown;
}

/** 32 bytes that stand for a text: the same for the same text, and neither made nor undone by anybody without our secret. */
export type Marker = (text: string) => Uint8Array<ArrayBuffer>;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const keyFor = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'council contact hub', purpose, 32));

/** A marker for one purpose. A short text, such as a code, cannot be found by trying them all without the secret. */
export function createMarker(secret: string, purpose: string): Marker {
  const key = keyFor(secret, purpose);
  return (text) => new Uint8Array(createHmac('sha256', key).update(text).digest());
}

/** A sealer for one purpose. What is sealed for one purpose does not open for another, though the secret is the same. */
export function createSealer(secret: string, purpose: string): Sealer {
  const key = keyFor(secret, purpose);
  return {
    seal(value, until) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const text = JSON.stringify({ value, until: until.getTime() });
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, now) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      let text: string;
      try {
        const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
        text = Buffer.concat([body, decipher.final()]).toString('utf8');
      } catch {
        // The tag did not match: forged, changed, or sealed under another secret.
        return null;
      }
      const { value, until } = JSON.parse(text) as { value: unknown; until: number };
      return until > now.getTime() ? value : null;
    },
  };
}
