/** Ready replies for the adviser who asks, with what the hub knows already in their gaps. */
import type { CannedReply } from '@hub/contract';
import type { Council } from '../admin/index.ts';
import type { Database } from '../platform/database/client.ts';
import { fill } from '../platform/fill.ts';
import type { Routes } from '../security/index.ts';
import { firstName } from '../work/index.ts';
import { readCannedReplies } from './canned-replies.store.ts';

export function serveCannedReplies(routes: Routes, { db, council }: { db: Database; council: Council }): void {
  routes.staff('GET', '/api/console/canned-replies', async (_req, res, staff) => {
    // Residents know staff by their first name alone.
    const known = { adviser: firstName(staff.name), council: council.name, phone: council.phone.number };
    const replies = (await readCannedReplies(db)).map((reply) => ({ ...reply, text: fill(reply.text, known) }));
    res.json(replies satisfies CannedReply[]);
  });
}
