/** Forms of the handsets' page: they lead back to the handset that it shows. */
import type { Request } from 'express';

export const isForm = (req: Pick<Request, 'is'>): boolean => typeof req.is('urlencoded') === 'string';

export function pageOf(req: Pick<Request, 'query'>, note?: 'waits'): string {
  const { shown } = req.query;
  const query = new URLSearchParams({ ...(typeof shown === 'string' && { number: shown }), ...(note && { note }) });
  return `/?${query.toString()}`;
}
