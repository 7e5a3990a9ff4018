/** The demonstration council's pages and the files that pages load. */
import type { RequestHandler } from 'express';
import express from 'express';
import { council, services } from '../../admin/index.ts';
import type { Database } from '../../platform/database/client.ts';
import { packageRoot } from '../../platform/package-root.ts';
import type { Routes } from '../../security/index.ts';
import { accessibilityStatementPage, homePage } from './pages/index.ts';

/** A page on another site loads the chat from here, so its files are for anybody; their names never change, so browsers ask. */
const WIDGET_FILES = { maxAge: '5m', setHeaders: allowAnywhere };
/** Names of console files carry a hash of what is in them. */
const HASHED_FILES = { immutable: true, maxAge: '1y' };

function allowAnywhere(res: { setHeader: (name: string, value: string) => void }): void {
  res.setHeader('access-control-allow-origin', '*');
  res.setHeader('cross-origin-resource-policy', 'cross-origin');
}

const files = (path: string, options: object): RequestHandler =>
  express.static(path, { index: false, redirect: false, ...options });

export function addSite(
  routes: Routes,
  { db, otherHours }: { db: Database; otherHours: () => Promise<string | null> },
): void {
  const root = packageRoot();
  const consoleApp = `${root}/../agent-console/dist/app`;

  routes.open('GET', '/', async (_req, res) => {
    res.type('html').send(homePage({ council, services: await services(db), otherHours: await otherHours() }));
  });
  routes.open('GET', '/accessibility-statement', (_req, res) => {
    res.type('html').send(accessibilityStatementPage(council));
  });
  const sendConsole: RequestHandler = (_req, res) => {
    res.set('cache-control', 'no-cache').sendFile('index.html', { root: consoleApp });
  };
  routes.open('GET', '/console', sendConsole);
  routes.mount('/console/assets', files(`${consoleApp}/assets`, HASHED_FILES));
  // Parts of the console with an address of their own; which there are, the console knows.
  routes.open('GET', '/console/:page', sendConsole);
  routes.mount('/widget', files(`${root}/../widget/dist`, WIDGET_FILES));
  routes.mount('/assets', files(`${root}/assets`, { maxAge: '5m' }));
}
