/** What a load balancer and Prometheus ask: is the process alive, may it be given work, how does it do. */
import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';

const CHECK_MILLISECONDS = 2000;

/** Asks one neighbour whether it answers; rejects when it does not. */
export type Check = () => Promise<unknown>;

export interface HealthPorts {
  checks: Readonly<Record<string, Check>>;
  isDraining: () => boolean;
  /** Which rules decide, and what is wrong with newer ones. Shown, and no reason to be given less work. */
  rules: () => object;
  /** Whether reports reach the back office. Shown only, too: another node would do no better. */
  reports: () => object;
  metrics: Metrics;
  log: Log;
}

/** As much of the routes' maker as this needs. */
export interface OpenRoutes {
  open(method: 'GET', path: string, handler: RequestHandler): void;
}

/** Adds /health/live, /health/ready (503 while draining or while a neighbour does not answer) and /metrics. */
export function addHealth(routes: OpenRoutes, { checks, isDraining, rules, reports, metrics, log }: HealthPorts): void {
  routes.open('GET', '/health/live', (_req, res) => {
    res.set('cache-control', 'no-store').json({ ok: true });
  });

  routes.open('GET', '/health/ready', async (_req, res) => {
    const answers = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await responds(name, check, log)] as const),
    );
    const ok = !isDraining() && answers.every(([, good]) => good);
    const results = Object.fromEntries(answers.map(([name, good]) => [name, good ? 'ok' : 'failed']));
    res
      .status(ok ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ ok, draining: isDraining(), checks: results, rules: rules(), reports: reports() });
  });

  routes.open('GET', '/metrics', async (_req, res) => {
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

async function responds(name: string, check: Check, log: Log): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), CHECK_MILLISECONDS);
  });
  try {
    await Promise.race([check(), late]);
    return true;
  } catch (error) {
    log.warn({ err: error, neighbour: name }, 'a neighbour does not answer');
    return false;
  } finally {
    clearTimeout(timer);
  }
}
