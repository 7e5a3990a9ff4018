/**
 * The only way to make an HTTP route: it must stand in the authorisation table, and what the table says is checked before
 * its handler runs. A route that the table lacks stops the start of the hub.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Problem } from '@hub/contract';
import { Router } from 'express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { auditLineOf } from '../audit/index.ts';
import type { Audit, AuditLine } from '../audit/index.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { problem } from '../platform/problem.ts';
import { ROUTES } from './authorisation.ts';
import type { Method, Role, RoutePermission, RouteTable } from './authorisation.ts';
import { messagePage } from './pages.ts';
import type { StaffIdentity } from './session.ts';
import { say } from './wording.ts';

/** Finds out who is calling. Each answers null for somebody unknown. */
export interface Callers {
  staffFromCookie: (cookieHeader: string | undefined, byPerson: boolean) => Promise<StaffIdentity | null>;
  /** The conversation that a resident's token opens. */
  conversationFromToken: (token: string) => Promise<ResidentCaller | null>;
  /** Whether the telephony supplier signed the request. */
  isFromTwilio: (req: Request) => boolean;
  /** Whether the council's back office signed the request. */
  isFromBackOffice: (req: Request) => boolean;
  /** Where what staff ask for is written down. */
  audit: Pick<Audit, 'asked' | 'refused'>;
  onFault: (error: unknown) => void;
  /** Scheme, host and port under which browsers know the hub. */
  publicOrigin: string;
}

export interface ResidentCaller {
  conversationId: string;
}

type OpenHandler = (req: Request, res: Response, next: NextFunction) => unknown;
type StaffHandler = (req: Request, res: Response, staff: StaffIdentity) => unknown;
type ResidentHandler = (req: Request, res: Response, caller: ResidentCaller) => unknown;
type Verb = Exclude<Method, 'MOUNT'>;

export interface Routes {
  router: Router;
  /** The lines of the table that were made so far, such as `GET /chat`. */
  made: ReadonlySet<string>;
  /** A route for anybody; what is the caller's own is for the handler to hold to. */
  open(method: Verb, path: string, ...handlers: [OpenHandler, ...OpenHandler[]]): void;
  /** A route for signed-in staff. A POST must carry the session's CSRF token (header `x-csrf-token` or field `csrf`). */
  staff(method: Verb, path: string, handler: StaffHandler): void;
  /** A route for a resident who presents a conversation's token (`Authorization: Bearer`). */
  resident(method: Verb, path: string, handler: ResidentHandler): void;
  /** A webhook: whatever is not signed by the telephony supplier is refused, and nothing of it is kept but a count (P01). */
  twilio(method: Verb, path: string, handler: OpenHandler): void;
  /** The same for what the back office signs with the secret that it shares with us. */
  backOffice(method: Verb, path: string, handler: OpenHandler): void;
  /** A whole tree of pages or files for anybody. */
  mount(path: string, handler: RequestHandler): void;
}

/** A change that a page of another site asked for (CSRF). Browsers too old to say where they come from have SameSite cookies. */
function isFromElsewhere(req: Request, publicOrigin: string): boolean {
  if (req.method === 'GET' || req.method === 'HEAD') return false;
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = req.get('origin');
  return origin !== undefined && origin !== 'null' && origin !== publicOrigin;
}

/** Compares without telling by the time it takes how much was right. */
function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Did the request bring the CSRF token of its session? */
export function hasCsrfToken(req: Request, staff: StaffIdentity): boolean {
  const body: unknown = req.body;
  const field = typeof body === 'object' && body !== null && 'csrf' in body ? body.csrf : undefined;
  const given = req.get('x-csrf-token') ?? field;
  return typeof given === 'string' && sameText(given, staff.csrfToken);
}

/** Whether a person asked: whoever changes something or opens a page. What a page fetches by itself keeps no session going. */
const isByPerson = (req: Request): boolean => req.method === 'POST' || !req.path.startsWith('/api/');

const bearer = (req: Request): string | undefined =>
  /^Bearer ([\w-]{20,200})$/i.exec(req.get('authorization') ?? '')?.[1];

const NOT_SIGNED_IN = problem('not-signed-in', 'Sign in at /auth/sign-in, then try again.');
const NOT_ALLOWED = problem('not-allowed', 'Ask a supervisor if you need this.');
const FROM_ELSEWHERE = problem('not-allowed', 'Open the page on this site and try again from there.');
const NO_CSRF = problem('not-allowed', 'Load the page again and try once more.', { where: 'csrf' });
const NO_TOKEN = problem('not-your-conversation', 'Send the token that your session was given.', {
  where: 'authorization',
});

const NOT_SIGNED = {
  twilio: problem('not-allowed', 'Sign the request with the token of the account.', { where: 'x-twilio-signature' }),
  'back-office': problem('not-allowed', 'Sign the body with OPEN311_WEBHOOK_SECRET.', { where: 'x-open311-signature' }),
};

/** Why signed-in staff may not do this, or null. */
function refuseStaff(permission: RoutePermission, req: Request, staff: StaffIdentity): Problem | null {
  if (!permission.who.includes(staff.role)) return NOT_ALLOWED;
  return req.method === 'POST' && !hasCsrfToken(req, staff) ? NO_CSRF : null;
}

/** In words on a page, with where to go, for whoever opened one; as problem+json for everything else. */
function refuse(req: Request, res: Response, refusal: Problem): void {
  if (req.path.startsWith('/api/') || req.accepts(['json', 'html']) !== 'html') {
    sendProblemJson(res, refusal);
    return;
  }
  res.locals.problem = refusal.code;
  const next =
    refusal.status === 401
      ? { href: `/auth/sign-in?return=${encodeURIComponent(req.originalUrl)}`, label: say('refusal.signIn') }
      : { href: '/console', label: say('refusal.console') };
  res
    .status(refusal.status)
    .type('html')
    .send(messagePage(refusal.title, refusal.detail, next));
}

/**
 * Makes routes that stand in `table`. Throws, naming the route, when one does not stand there or is made for somebody else
 * than the table says: that is a bug, found at start.
 */
export function createRoutes(callers: Callers, table: RouteTable = ROUTES, lineOf = auditLineOf): Routes {
  const router = Router();
  const made = new Set<string>();

  const permissionOf = (method: Method, path: string, roles: readonly Role[]): RoutePermission => {
    const line = `${method} ${path}`;
    const permission = table[line];
    if (!permission) throw new Error(`${line} does not stand in the authorisation table`);
    if (!permission.who.every((role) => roles.includes(role))) {
      throw new Error(`${line} is for ${permission.who.join(', ')} in the authorisation table`);
    }
    made.add(line);
    return permission;
  };
  const register = (method: Verb, path: string, handlers: OpenHandler[]): void => {
    if (method === 'GET') router.get(path, ...handlers);
    else router.post(path, ...handlers);
  };
  const signed =
    (who: keyof typeof NOT_SIGNED, isSigned: (req: Request) => boolean): Routes['twilio'] =>
    (method, path, handler) => {
      permissionOf(method, path, [who]);
      register(method, path, [
        async (req, res, next) => {
          if (isSigned(req)) await handler(req, res, next);
          else sendProblemJson(res, NOT_SIGNED[who]);
        },
      ]);
    };
  /** Before anything is done; and once more, before the answer leaves, where it is refused. */
  const writeDown = async (
    req: Request,
    res: Response,
    { staff, line, refusal }: { staff: StaffIdentity; line: AuditLine; refusal: Problem | null },
  ): Promise<void> => {
    const what = { staffId: staff.staffId, line, fields: req.params };
    if (refusal === null) await callers.audit.asked(what);
    const end = res.end.bind(res) as (...given: unknown[]) => Response;
    res.end = ((...given: unknown[]) => {
      if (res.statusCode < 400) return end(...given);
      const code = (res.locals as { problem?: string }).problem ?? String(res.statusCode);
      callers.audit
        .refused(what, code)
        .catch(callers.onFault)
        .finally(() => end(...given));
      return res;
    }) as typeof res.end;
  };
  const sameSite =
    (permission: RoutePermission): OpenHandler =>
    (req, res, next) => {
      if (permission.from === 'our-pages' && isFromElsewhere(req, callers.publicOrigin))
        sendProblemJson(res, FROM_ELSEWHERE);
      else next();
    };

  return {
    router,
    made,
    open: (method, path, ...handlers) =>
      register(method, path, [sameSite(permissionOf(method, path, ['public'])), ...handlers]),
    staff: (method, path, handler) => {
      const permission = permissionOf(method, path, ['agent', 'supervisor', 'auditor']);
      const line = lineOf(`${method} ${path}`);
      if (!line) throw new Error(`${method} ${path} does not stand in audited.json`);
      register(method, path, [
        sameSite(permission),
        async (req, res) => {
          const staff = await callers.staffFromCookie(req.headers.cookie, isByPerson(req));
          res.set('cache-control', 'no-store');
          if (!staff) {
            refuse(req, res, NOT_SIGNED_IN);
            return;
          }
          const refusal = refuseStaff(permission, req, staff);
          await writeDown(req, res, { staff, line, refusal });
          if (refusal) refuse(req, res, refusal);
          else await handler(req, res, staff);
        },
      ]);
    },
    resident: (method, path, handler) => {
      permissionOf(method, path, ['resident']);
      register(method, path, [
        async (req, res) => {
          const token = bearer(req);
          const caller = token === undefined ? null : await callers.conversationFromToken(token);
          res.set('cache-control', 'no-store');
          if (caller) await handler(req, res, caller);
          else sendProblemJson(res, NO_TOKEN);
        },
      ]);
    },
    twilio: signed('twilio', callers.isFromTwilio),
    backOffice: signed('back-office', callers.isFromBackOffice),
    mount: (path, handler) => {
      permissionOf('MOUNT', path, ['public']);
      router.use(path, handler);
    },
  };
}
