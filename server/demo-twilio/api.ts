/** What every resource of the API has in common: how a form is read, refused and listed. */
import type { Request, Response } from 'express';
import * as z from 'zod';
import type { Refusal } from './refusals.ts';

export const API = '/2010-04-01';

export function refuse(res: Response, { status, code, message }: Refusal): void {
  res.status(status).json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}

/** The fields of a form, or undefined when they were refused. A field that nobody knows is refused too. */
export function readForm<Fields>(schema: z.ZodType<Fields>, req: Request, res: Response): Fields | undefined {
  const parsed = schema.safeParse(req.body ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const message = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
  refuse(res, { status: 400, code: 20001, message });
  return undefined;
}

const USUAL_PAGE = 50;
const LARGEST_PAGE = 1000;

/** One page of a list, as Twilio gives it: `key` names what is listed. */
export function listed<Row>(req: Request, key: string, rows: readonly Row[], show: (row: Row) => object): object {
  const [size, page] = [wanted(req.query.PageSize, USUAL_PAGE), wanted(req.query.Page, 0)];
  const page_size = Math.min(Math.max(size, 1), LARGEST_PAGE);
  const [start, end] = [page * page_size, (page + 1) * page_size];
  const found = rows.slice(start, end);
  const at = (number: number): string => {
    const query = new URLSearchParams(req.originalUrl.split('?')[1]);
    query.set('PageSize', String(page_size));
    query.set('Page', String(number));
    return `${API}${req.path}?${query.toString()}`;
  };
  return {
    [key]: found.map(show),
    ...{ page, page_size, start, end: start + Math.max(0, found.length - 1), uri: at(page), first_page_uri: at(0) },
    next_page_uri: end < rows.length ? at(page + 1) : null,
    previous_page_uri: page > 0 ? at(page - 1) : null,
  };
}

function wanted(given: unknown, usual: number): number {
  const number = typeof given === 'string' ? Number(given) : Number.NaN;
  return Number.isInteger(number) && number >= 0 ? number : usual;
}

/** One filter of a list; some of Twilio's names have signs in them: `StartTime>`. */
export function filterOf(req: Request, name: string): string | undefined {
  const found = req.query[name];
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** Whether a time is within `NAME<` and `NAME>`, or on the day `NAME`. */
export function isWithin(req: Request, name: string, at: number | null): boolean {
  const [after, before, on] = [filterOf(req, `${name}>`), filterOf(req, `${name}<`), filterOf(req, name)];
  if (after === undefined && before === undefined && on === undefined) return true;
  if (at === null) return false;
  if (after !== undefined && at < Date.parse(after)) return false;
  if (before !== undefined && at > Date.parse(before)) return false;
  return on === undefined || new Date(at).toISOString().slice(0, 10) === on.slice(0, 10);
}

export const flag = z.enum(['true', 'false']).transform((written) => written === 'true');
export const address = z.url({ protocol: /^https?$/ });
export const httpMethod = z.enum(['GET', 'POST']);
/** A field that may be there several times, or once with spaces. */
export const eventsOf = <Event extends string>(events: readonly Event[]) =>
  z.preprocess(
    (given) => [given].flat().flatMap((one) => (typeof one === 'string' ? one.split(/[\s,]+/) : [one])),
    z.array(z.enum(events)),
  );
