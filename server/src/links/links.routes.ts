/** Short codes of links, as texts carry them. */
import type { Routes } from '../security/index.ts';
import type { Links } from './links.ts';
import { SHORT_PATH } from './short-code.ts';

/** Leads on to the page of the service; a code that is none, or too old, is an unknown page, with its ways to a person. */
export function addShortLinks(routes: Routes, links: Links): void {
  routes.open('GET', `${SHORT_PATH}:code`, async (req, res, next) => {
    const path = await links.follow(String(req.params.code));
    if (path === null) next();
    else res.set('cache-control', 'no-store').redirect(302, path);
  });
}
