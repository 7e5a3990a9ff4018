/** Themes of residents' comments: for supervisors to name and to close, and for everybody to read what was done. */
import { periodSchema, themeCloseSchema, themeNewSchema } from '@hub/contract';
import type { Themes } from '@hub/contract';
import { proposeThemes } from '@hub/bots';
import * as z from 'zod';
import { council } from '../admin/index.ts';
import type { Database } from '../platform/database/client.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import { problem } from '../platform/problem.ts';
import type { Routes } from '../security/index.ts';
import { toldPage } from './told-page.ts';
import { addTheme, closeTheme, readComments, readThemes, readTold } from './themes.store.ts';

const THEMES = '/api/console/themes';
const CHANGED = problem('changed', 'Somebody else closed this theme, or it is not there. Load the page again.');

interface Ports {
  db: Database;
  clock: () => Date;
  newId: () => string;
}

export function serveThemes(routes: Routes, { db, clock, newId }: Ports): void {
  routes.open('GET', '/you-said-we-did', async (_req, res) => {
    res.type('html').send(toldPage(council, await readTold(db)));
  });

  routes.staff('GET', THEMES, async (req, res) => {
    const period = parse(periodSchema, req.query);
    if (!period.ok) {
      sendProblemJson(res, period.problem);
      return;
    }
    const comments = await readComments(db, period.value);
    const themes = { comments: comments.length, proposed: proposeThemes(comments), themes: await readThemes(db) };
    res.json(themes satisfies Themes);
  });

  routes.staff('POST', THEMES, async (req, res, { staffId }) => {
    const asked = parse(themeNewSchema, req.body);
    if (!asked.ok) {
      sendProblemJson(res, asked.problem);
      return;
    }
    const id = newId();
    await addTheme(db, { id, theme: asked.value, staffId, now: clock() });
    res.json({ themeId: id });
  });

  routes.staff('POST', `${THEMES}/:themeId/close`, async (req, res, { staffId }) => {
    const path = parse(z.object({ themeId: z.uuid() }), req.params);
    const asked = parse(themeCloseSchema, req.body);
    if (!path.ok) sendProblemJson(res, path.problem);
    else if (!asked.ok) sendProblemJson(res, asked.problem);
    else if (await closeTheme(db, { id: path.value.themeId, ...asked.value, staffId, now: clock() })) res.json({});
    else sendProblemJson(res, CHANGED);
  });
}
