/** The back office's webhook: it says which report changed, and nothing that is believed. The hub then asks it itself. */
import * as z from 'zod';
import { askSoon } from '../forms/index.ts';
import type { Database } from '../platform/database/client.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import type { Routes } from '../security/index.ts';

export interface UpdatePorts {
  db: Database;
  /** Called once it is kept that a report is to be asked about. */
  onUpdate: () => void;
}

/** Servers write identifiers as numbers, too. */
const updateSchema = z.looseObject({
  service_request_id: z.union([z.string().min(1).max(200), z.number()]).transform(String),
});

/** The same again, or late, only asks once more. A number that nobody knows is answered alike. */
export function serveUpdates(routes: Routes, { db, onUpdate }: UpdatePorts): void {
  routes.backOffice('POST', '/open311/updates', async (req, res) => {
    const update = parse(updateSchema, req.body);
    if (!update.ok) {
      sendProblemJson(res, update.problem);
      return;
    }
    await askSoon(db, update.value.service_request_id);
    res.status(204).end();
    onUpdate();
  });
}
