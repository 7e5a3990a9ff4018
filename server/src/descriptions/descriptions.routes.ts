/** `GET /openapi.json` and `GET /asyncapi.json`: what the hub offers, for whoever builds on it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { packageRoot } from '../platform/package-root.ts';
import type { Routes } from '../security/index.ts';

const packageSchema = z.object({ version: z.string() });

/** Made when first asked for: most hubs are never asked. `url` is where browsers reach the hub. */
export function addDescriptions(routes: Routes, url: string): void {
  const { version } = packageSchema.parse(JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')));
  let http: string | undefined;
  let sockets: string | undefined;
  routes.open('GET', '/openapi.json', async (_req, res) => {
    http ??= JSON.stringify((await import('./openapi.ts')).openapi({ url, version }));
    res.type('application/json').send(http);
  });
  routes.open('GET', '/asyncapi.json', async (_req, res) => {
    sockets ??= JSON.stringify((await import('./asyncapi.ts')).asyncapi({ url, version }));
    res.type('application/json').send(sockets);
  });
}
