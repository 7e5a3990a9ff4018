/** The cookie by which the chat page without JavaScript knows its conversation. Scripts cannot read it (ASVS 5.0 V3.3). */
import { parse, serialize } from 'cookie';
import type { Request, Response } from 'express';

export const CHAT_COOKIE = 'hub_chat';

/** As long as a draft and its conversation are kept for somebody who comes back (P27: 20 hours at least). */
const KEPT_SECONDS = 24 * 60 * 60;

export function chatToken(req: Request): string | null {
  return parse(req.headers.cookie ?? '')[CHAT_COOKIE] ?? null;
}

export function keepChatToken(res: Response, token: string, isHttps: boolean): void {
  res.append(
    'set-cookie',
    serialize(CHAT_COOKIE, token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: isHttps,
      path: '/',
      maxAge: KEPT_SECONDS,
    }),
  );
}

export function dropChatToken(res: Response): void {
  res.append('set-cookie', serialize(CHAT_COOKIE, '', { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 0 }));
}
