/** A report as it comes in, form-encoded, or every error in it as GeoReport v2 says them. */
import * as z from 'zod';
import type { NewReport } from './report-store.ts';

export interface GeoReportError {
  code: string;
  description: string;
}

const formSchema = z.record(z.string(), z.string());
const CONTACT = ['first_name', 'last_name', 'email', 'phone'];
const ATTRIBUTE = /^attribute\[(.+)\]$/;

/** `serviceCodes` are the kinds that are taken. An idempotency key is whatever the sender chose. */
export function readReport(
  body: unknown,
  { serviceCodes, idempotencyKey }: { serviceCodes: ReadonlySet<string>; idempotencyKey: string | undefined },
): { report: NewReport } | { status: 400 | 404; errors: GeoReportError[] } {
  const parsed = formSchema.safeParse(body ?? {});
  if (!parsed.success) return { status: 400, errors: [missing('Send each parameter once.')] };
  const form = parsed.data;
  const code = form.service_code ?? '';
  if (code === '') return { status: 400, errors: [missing('service_code was not given.')] };
  if (!serviceCodes.has(code))
    return { status: 404, errors: [{ code: '404', description: 'There is no service with this service_code.' }] };
  const [lat, long] = [readDegrees(form.lat, 90), readDegrees(form.long, 180)];
  const address = form.address_string ?? form.address_id ?? null;
  if ((lat === null || long === null) && address === null)
    return { status: 400, errors: [missing('Give lat and long, address_string or address_id.')] };
  const entries = Object.entries(form);
  return {
    report: {
      idempotencyKey: idempotencyKey ?? null,
      service_code: code,
      description: form.description ?? '',
      address,
      lat,
      long,
      attributes: Object.fromEntries(
        entries.flatMap(([key, value]) => {
          const name = ATTRIBUTE.exec(key)?.[1];
          return name === undefined ? [] : [[name, value]];
        }),
      ),
      contact: Object.fromEntries(entries.filter(([key]) => CONTACT.includes(key))),
    },
  };
}

const missing = (description: string): GeoReportError => ({ code: '400', description });

function readDegrees(text: string | undefined, most: number): number | null {
  if (text === undefined || text.trim() === '') return null;
  const value = Number(text);
  return Math.abs(value) <= most ? value : null;
}
