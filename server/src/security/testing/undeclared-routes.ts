/** Finds routes that were made past the authorisation table, in an Express application as it stands. */
import type { Routes } from '../routes.ts';

interface Layer {
  route?: { path: unknown; methods?: Record<string, boolean> };
  handle?: unknown;
}

const stackOf = (router: unknown): Layer[] => (router as { stack?: Layer[] } | undefined)?.stack ?? [];

/** `METHOD path` of every route below `router` that none of `declared` made. Empty is what a test wants. */
export function undeclaredRoutes(router: unknown, declared: readonly Routes[]): string[] {
  if (declared.some((routes) => routes.router === router)) return [];
  return stackOf(router).flatMap((layer) => {
    if (layer.route) {
      const methods = Object.keys(layer.route.methods ?? {}).map((method) => method.toUpperCase());
      return methods.map((method) => `${method} ${String(layer.route?.path)}`);
    }
    return undeclaredRoutes(layer.handle, declared);
  });
}
