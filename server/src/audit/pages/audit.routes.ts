/** The pages for those who look after the audit trail: who looked at whom, and whether the trail is whole. */
import type { Database } from '../../platform/database/client.ts';
import type { Routes } from '../../security/index.ts';
import { PAGE, readAudit } from '../audit.store.ts';
import { auditPage, checkPage } from './audit-page.ts';
import { checkTrail } from '../check-trail.ts';
import { filterSchema, toFilter } from './read-filter.ts';
import type { AskedFilter } from './read-filter.ts';

function olderAddress(asked: AskedFilter, last: bigint): string {
  const address = new URLSearchParams({ before: String(last) });
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && name !== 'before') address.set(name, value);
  return `/audit?${address.toString()}`;
}

export function serveAudit(routes: Routes, db: Database): void {
  routes.staff('GET', '/audit', async (req, res, { csrfToken }) => {
    const asked = filterSchema.safeParse(req.query);
    if (!asked.success) {
      res
        .status(400)
        .type('html')
        .send(auditPage({}, null, { older: null, csrfToken }));
      return;
    }
    const rows = await readAudit(db, toFilter(asked.data));
    const last = rows.length === PAGE ? rows.at(-1)?.seq : undefined;
    const older = last === undefined ? null : olderAddress(asked.data, last);
    res.type('html').send(auditPage(asked.data, rows, { older, csrfToken }));
  });

  routes.staff('GET', '/audit/check', async (_req, res) => {
    const outcome = await checkTrail(db);
    res.type('html').send(checkPage(outcome.ok ? { ok: true, ...outcome.chain } : outcome));
  });
}
