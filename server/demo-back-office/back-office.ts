/** The demonstration's back office: Open311 GeoReport v2 in JSON, a page for people, and faults on demand. For loopback alone. */
import express from 'express';
import type { Express, Request, Response } from 'express';
import * as z from 'zod';
import { createFaults, faultSchema } from './faults.ts';
import { listPage, STYLE } from './list-page.ts';
import { readReport } from './read-report.ts';
import { statusSchema } from './report-store.ts';
import type { ReportStore, StoredReport } from './report-store.ts';
import { readServices } from './services.ts';

const MOST_ANSWERED = 1000;
const changeSchema = z.object({
  status: statusSchema,
  status_notes: z.string().max(200).default(''),
  // The page sends a day, or nothing.
  expected_datetime: z
    .union([z.literal(''), z.iso.date(), z.iso.datetime()])
    .default('')
    .transform((text) => (text === '' ? null : new Date(text).toISOString())),
});

/** `onChange` is called with the number of a report that a person changed. */
export function createBackOffice(store: ReportStore, onChange: (serviceRequestId: string) => void): Express {
  const services = readServices();
  const serviceCodes = new Set(services.keys());
  const faults = createFaults();
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use((req, res, next) => {
    // A page of another site may not press the buttons of this one.
    const from = req.get('sec-fetch-site') ?? 'none';
    if (req.method === 'GET' || from === 'none' || from === 'same-origin') next();
    else say(res, 403, 'Only this page may do that.');
  });
  app.use(express.json(), express.urlencoded({ extended: false }));

  app.get('/services.json', (_req, res) => {
    res.json(
      [...services.values()].map(({ service_code, service_name }) => ({
        ...{ service_code, service_name, description: service_name, metadata: true, type: 'realtime' },
        ...{ keywords: '', group: '' },
      })),
    );
  });
  app.get('/services/:code.json', (req, res) => {
    const found = services.get(req.params.code);
    if (found) res.json({ service_code: found.service_code, attributes: found.attributes });
    else say(res, 404, 'There is no service with this service_code.');
  });

  app.post('/requests.json', faults.meet, (req, res) => {
    const read = readReport(req.body, { serviceCodes, idempotencyKey: req.get('idempotency-key') });
    if ('errors' in read) {
      res.status(read.status).json(read.errors);
      return;
    }
    const { service_request_id } = store.add(read.report);
    res.json([{ service_request_id, service_notice: '', account_id: '' }]);
  });
  app.get('/requests.json', (req, res) => {
    res.json(store.all().filter(filterOf(req)).slice(0, MOST_ANSWERED).map(shown));
  });
  app.get('/requests/:id.json', (req, res) => {
    const report = store.find(req.params.id);
    if (report) res.json([shown(report)]);
    else say(res, 404, 'There is no request with this service_request_id.');
  });

  app.get('/', (_req, res) => {
    res.set('content-security-policy', "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'");
    res.send(listPage(store.all(), services));
  });
  app.get('/style.css', (_req, res) => {
    res.type('css').send(STYLE);
  });
  app.post('/admin/requests/:id', (req, res) => {
    const change = changeSchema.safeParse(req.body);
    if (!change.success) say(res, 400, 'Give status and status_notes.');
    else if (store.change(req.params.id, change.data)) {
      res.redirect(303, '/');
      onChange(req.params.id);
    } else say(res, 404, 'There is no such report.');
  });
  app.post('/faults', (req, res) => {
    const fault = faultSchema.safeParse(req.body);
    if (fault.success) {
      faults.set(fault.data);
      res.json(fault.data);
    } else say(res, 400, 'Give mode and times.');
  });
  return app;
}

function say(res: Response, status: number, description: string): void {
  res.status(status).json([{ code: String(status), description }]);
}

/** Numbers go before everything else, as the standard says; otherwise kind, status and time. */
function filterOf(req: Request): (report: StoredReport) => boolean {
  const list = (name: string) => {
    const value = req.query[name];
    return typeof value === 'string' && value !== '' ? value.split(',') : null;
  };
  const time = (name: string, otherwise: number) => Date.parse(list(name)?.[0] ?? '') || otherwise;
  const ids = list('service_request_id');
  if (ids) return (report) => ids.includes(report.service_request_id);
  const [codes, statuses] = [list('service_code'), list('status')];
  const [from, to] = [time('start_date', -Infinity), time('end_date', Infinity)];
  return (report) => {
    const at = Date.parse(report.requested_datetime);
    return (
      at >= from &&
      at <= to &&
      (codes?.includes(report.service_code) ?? true) &&
      (statuses?.includes(report.status) ?? true)
    );
  };
}

/** A report as anybody may read it: who made it is not in it. */
function shown({ contact, idempotencyKey, ...report }: StoredReport): object {
  return report;
}
