/** The bytes of a body as they came, for whoever checks a signature over them. Forgotten with the request. */
import type { IncomingMessage } from 'node:http';

const bodies = new WeakMap<IncomingMessage, Buffer>();

/** Given to the parser of JSON, which calls it before it reads. */
export function keepRawBody(req: IncomingMessage, _res: unknown, body: Buffer): void {
  bodies.set(req, body);
}

/** Undefined where no body in JSON came. */
export const rawBodyOf = (req: IncomingMessage): Buffer | undefined => bodies.get(req);
