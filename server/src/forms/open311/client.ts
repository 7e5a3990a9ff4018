/** Speaks Open311 GeoReport v2 (JSON) to a council's back office. Says what came of it; what to do then is decided elsewhere. */
import * as z from 'zod';
import type { Payload } from '../to-submission.ts';
import { acceptedSchema, requestsSchema, servicesSchema } from './answers.ts';
import type { Accepted, Open311Request, Open311Service } from './answers.ts';
import { troubleOf } from './trouble.ts';
import type { Trouble } from './trouble.ts';

export interface Open311Settings {
  /** Where `services.json` lies, with or without a slash at the end. */
  baseUrl: string;
  apiKey?: string | undefined;
  /** Only where one server serves several councils. */
  jurisdictionId?: string | undefined;
  /** How long one call may take, its body included. */
  timeoutMs: number;
}

export type Answer<T> = { ok: true; value: T } | Trouble;

/** A report as it is sent. Its id is the idempotency key. */
export interface Report {
  id: string;
  serviceCode: string;
  payload: Payload;
  latitude: number | null;
  longitude: number | null;
}

/** Which requests: by their numbers, or by kind and time. A server may leave out what is older than 90 days. */
export interface RequestQuery {
  serviceRequestIds?: readonly string[];
  serviceCode?: string;
  from?: Date;
  to?: Date;
}

export interface Open311 {
  services(): Promise<Answer<Open311Service[]>>;
  /** Reports. After `later` it may have been taken all the same. */
  post(report: Report): Promise<Answer<Accepted>>;
  requests(query: RequestQuery): Promise<Answer<Open311Request[]>>;
  /** Null when there is no such request. */
  request(serviceRequestId: string): Promise<Answer<Open311Request | null>>;
  /** The number that a token stands for by now; null while there is none. */
  token(token: string): Promise<Answer<string | null>>;
}

type Fetch = typeof globalThis.fetch;

export function createOpen311(settings: Open311Settings, fetch: Fetch): Open311 {
  const { apiKey, jurisdictionId, timeoutMs } = settings;
  const base = settings.baseUrl.replace(/\/+$/, '');

  async function call<T>(
    path: string,
    schema: z.ZodType<T>,
    { query, ...init }: RequestInit & { query?: URLSearchParams },
  ): Promise<Answer<T>> {
    const parameters = new URLSearchParams(query);
    if (jurisdictionId !== undefined) parameters.set('jurisdiction_id', jurisdictionId);
    const url = `${base}/${path}${parameters.size > 0 ? `?${parameters.toString()}` : ''}`;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      // A report is never sent on to another address.
      const response = await fetch(url, { ...init, signal, redirect: 'manual' });
      const body = readJson(await response.text());
      if (!response.ok)
        return troubleOf({ status: response.status, body, retryAfter: response.headers.get('retry-after') });
      const parsed = schema.safeParse(body);
      return parsed.success ? { ok: true, value: parsed.data } : later('an answer that is not of the standard');
    } catch {
      return later(signal.aborted ? 'no answer in time' : 'no connection');
    }
  }

  const read = <T>(path: string, schema: z.ZodType<T>, query = new URLSearchParams()) =>
    call(path, schema, { query, headers: { accept: 'application/json' } });
  const first = z.tuple([requestsSchema.element]).rest(z.unknown());

  return {
    services: () => read('services.json', servicesSchema),
    post: (report) =>
      call('requests.json', acceptedSchema, {
        method: 'POST',
        headers: { accept: 'application/json', 'idempotency-key': report.id },
        body: toForm(report, { apiKey, jurisdictionId }),
      }),
    requests: (query) => read('requests.json', requestsSchema, toQuery(query)),
    request: async (serviceRequestId) => {
      const path = `requests/${encodeURIComponent(serviceRequestId)}.json`;
      const answer = await read(path, first);
      if (answer.ok) return { ok: true, value: answer.value[0] };
      return answer.kind === 'refused' ? { ok: true, value: null } : answer;
    },
    token: async (token) => {
      const answer = await read(`tokens/${encodeURIComponent(token)}.json`, acceptedSchema);
      return answer.ok ? { ok: true, value: answer.value.serviceRequestId } : answer;
    },
  };
}

/** The body of a new request: form parameters, further answers as `attribute[NAME]`. */
function toForm(
  { serviceCode, payload, latitude, longitude }: Report,
  { apiKey, jurisdictionId }: { apiKey: string | undefined; jurisdictionId: string | undefined },
): URLSearchParams {
  const { description, address_string, email, phone, name, attributes } = payload;
  const names = name?.trim().split(/\s+/) ?? [];
  const form = {
    api_key: apiKey,
    jurisdiction_id: jurisdictionId,
    service_code: serviceCode,
    lat: latitude ?? undefined,
    long: longitude ?? undefined,
    address_string,
    description,
    email,
    phone,
    first_name: names[0],
    last_name: names.slice(1).join(' ') || undefined,
    ...Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`attribute[${key}]`, value])),
  };
  const given = Object.entries(form).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return new URLSearchParams(given);
}

function toQuery({ serviceRequestIds, serviceCode, from, to }: RequestQuery): URLSearchParams {
  const query = new URLSearchParams();
  if (serviceRequestIds !== undefined) query.set('service_request_id', serviceRequestIds.join(','));
  if (serviceCode !== undefined) query.set('service_code', serviceCode);
  if (from !== undefined) query.set('start_date', from.toISOString());
  if (to !== undefined) query.set('end_date', to.toISOString());
  return query;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function later(problem: string): Trouble {
  return { ok: false, kind: 'later', problem, retryAfter: null };
}
