/** Residents may ask why: the decisions of their own conversation, as a page and for the widget. */
import type { PlainExplanation } from '@hub/contract';
import { council } from '../../admin/index.ts';
import type { Database } from '../../platform/database/client.ts';
import type { ResidentFromMyAccount, Routes } from '../../security/index.ts';
import { chatToken } from './chat-cookie.ts';
import { whyPage } from './pages/index.ts';
import { continueSession } from './session.ts';

export interface WhyPorts {
  db: Database;
  residentFromCookie: ResidentFromMyAccount;
  explanationsOf: (conversationId: string) => Promise<PlainExplanation[] | null>;
}

export function addWhy(routes: Routes, { db, residentFromCookie, explanationsOf }: WhyPorts): void {
  routes.open('GET', '/chat/why', async (req, res) => {
    const resident = await residentFromCookie(req.headers.cookie);
    const session = await continueSession(db, { token: chatToken(req), resident, saveData: false });
    const explanations = session ? await explanationsOf(session.conversation.id) : [];
    res.set('cache-control', 'no-store').type('html').send(whyPage(council, explanations));
  });

  routes.resident('GET', '/api/resident/why', async (_req, res, { conversationId }) => {
    res.set('cache-control', 'no-store').json({ ok: true, explanations: await explanationsOf(conversationId) });
  });
}
