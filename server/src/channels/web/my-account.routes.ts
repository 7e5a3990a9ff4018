/**
 * Signing in to MyAccount from a chat: begun by the chat's own page, answered once, and counted in that conversation alone. Nobody
 * has to. What is known of it meanwhile is sealed in a cookie of this browser: a link that somebody else sends begins nothing.
 */
import { parse as parseCookies, serialize } from 'cookie';
import type { Response } from 'express';
import * as z from 'zod';
import type { Publish } from '../../conversation/index.ts';
import type { Database } from '../../platform/database/client.ts';
import { parse } from '../../platform/parse.ts';
import { messagePage, MY_ACCOUNT_CALLBACK, underWaySchema } from '../../security/index.ts';
import type { OidcClient, Routes, Sealer } from '../../security/index.ts';
import { chatToken } from './chat-cookie.ts';
import { keepBegun, signInTo, takeBegun } from './my-account.store.ts';
import { continueSession } from './session.ts';
import { webWording } from './wording.ts';

export interface MyAccountPorts {
  db: Database;
  clock: () => Date;
  /** Null where the council has no MyAccount to sign in to. */
  myAccount: OidcClient | null;
  sealer: Sealer;
  isHttps: boolean;
  admit: (address: string) => Promise<boolean>;
  publish: Publish;
  /** The adviser is to see who it is now. */
  tellAgent: (conversationId: string) => Promise<void>;
  onFault: (error: unknown) => void;
}

const COOKIE = 'hub_my_account';
/** How long a sign-in may take, in milliseconds. */
const SIGN_IN_MS = 10 * 60 * 1000;
const beginSchema = z.object({ token: z.string().max(100).optional() });
const keptSchema = underWaySchema.extend({ token: z.string() });
type Failed = keyof typeof webWording.signInFailed;

export function addMyAccountSignIn(routes: Routes, ports: MyAccountPorts): void {
  const { db, clock, myAccount, sealer, isHttps, publish, onFault } = ports;
  const cookie = (value: string, maxAge: number) =>
    serialize(COOKIE, value, { httpOnly: true, sameSite: 'lax', secure: isHttps, path: '/chat/my-account', maxAge });
  const refuse = (res: Response, status: number, why: Failed) => {
    const { title, back } = webWording.signIn;
    res
      .status(status)
      .type('html')
      .send(messagePage(title, webWording.signInFailed[why], { href: '/chat', label: back }));
  };
  const conversationOf = async (token: string | null) =>
    (await continueSession(db, { token, resident: null, saveData: false }))?.conversation ?? null;

  routes.open('POST', '/chat/my-account', async (req, res) => {
    res.set('cache-control', 'no-store');
    const form = parse(beginSchema, req.body ?? {});
    const token = (form.ok ? form.value.token : undefined) ?? chatToken(req);
    const conversation = await conversationOf(token);
    if (token === null || conversation === null || myAccount === null) {
      res.redirect(303, '/chat');
      return;
    }
    if (!(await ports.admit(req.ip ?? ''))) {
      refuse(res, 429, 'tooMany');
      return;
    }
    let begun: Awaited<ReturnType<OidcClient['begin']>>;
    try {
      begun = await myAccount.begin();
    } catch (error) {
      onFault(error);
      refuse(res, 503, 'down');
      return;
    }
    const now = clock();
    const until = new Date(now.getTime() + SIGN_IN_MS);
    await keepBegun(db, { state: begun.underWay.state, conversationId: conversation.id, until, now });
    res.append('set-cookie', cookie(sealer.seal({ ...begun.underWay, token }, until), SIGN_IN_MS / 1000));
    res.redirect(303, begun.url);
  });

  routes.open('GET', MY_ACCOUNT_CALLBACK, async (req, res) => {
    res.set('cache-control', 'no-store').append('set-cookie', cookie('', 0));
    const now = clock();
    const kept = keptSchema.safeParse(sealer.open(parseCookies(req.headers.cookie ?? '')[COOKIE] ?? '', now));
    if (!kept.success || myAccount === null) {
      refuse(res, 400, 'failed');
      return;
    }
    const { token, ...underWay } = kept.data;
    const conversationId = await takeBegun(db, underWay.state, now);
    // Whoever carried the chat on elsewhere meanwhile has it there, and it is not this browser's any more.
    if (conversationId === null || (await conversationOf(token))?.id !== conversationId) {
      refuse(res, 400, 'failed');
      return;
    }
    let reference: string | undefined;
    try {
      reference = (await myAccount.finish(req.originalUrl, underWay))?.subject;
    } catch (error) {
      onFault(error);
      refuse(res, 400, 'failed');
      return;
    }
    const resident =
      reference === undefined
        ? null
        : await db.resident.findFirst({
            where: { reference, myAccountRegisteredAt: { not: null } },
            select: { id: true },
          });
    if (!resident) {
      refuse(res, 403, 'unknown');
      return;
    }
    const events = await signInTo(db, { conversationId, residentId: resident.id, state: underWay.state, now });
    if (!events) {
      refuse(res, 403, 'other');
      return;
    }
    publish(events);
    await ports.tellAgent(conversationId);
    res.redirect(303, '/chat#newest');
  });
}
