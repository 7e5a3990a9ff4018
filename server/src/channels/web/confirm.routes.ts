/** The page behind the link that an adviser texts: whether a form is right. The link itself says which form, and for how long. */
import type { ConfirmView } from '@hub/contract';
import type { Response } from 'express';
import * as z from 'zod';
import { council } from '../../admin/index.ts';
import type { ConfirmLinks } from '../../forms/index.ts';
import type { Routes } from '../../security/index.ts';
import { confirmPage } from './pages/index.ts';

const answerSchema = z.object({ answer: z.enum(['right', 'wrong']) });

export function addConfirmPage(routes: Routes, links: Pick<ConfirmLinks, 'look' | 'answer'>): void {
  const show = (res: Response, token: string, view: ConfirmView | null): void => {
    // Whoever holds the address sees what is behind it: it is kept by nobody and passed on to nobody.
    res.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
    res
      .status(view ? 200 : 404)
      .type('html')
      .send(confirmPage(council, { token, view }));
  };

  routes.open('GET', '/confirm/:token', async (req, res) => {
    const token = String(req.params.token);
    show(res, token, await links.look(token));
  });

  routes.open('POST', '/confirm/:token', async (req, res) => {
    const token = String(req.params.token);
    const body = answerSchema.safeParse(req.body);
    if (body.success) await links.answer(token, body.data.answer === 'right');
    res.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    res.redirect(303, `/confirm/${encodeURIComponent(token)}`);
  });
}
