/** The demonstration's back office as its own process, as `npm start` runs it, with what a test asks of it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { Fault } from '../../demo-back-office/faults.ts';
import type { Status } from '../../demo-back-office/report-store.ts';
import type { HubAddress } from '../../demo-back-office/tell-hub.ts';
import { projectRoot } from './hub.ts';
import { freePort } from './port.ts';

export interface BackOffice {
  /** What OPEN311_URL is set to. */
  url: string;
  /** The requests that are there, newest first. */
  requests(): Promise<{ service_request_id: string; attributes: Record<string, string>; description: string }[]>;
  fault(fault: Fault): Promise<void>;
  /** Says how a report gets on, as a person does on its page. */
  change(
    serviceRequestId: string,
    change: { status: Status; status_notes?: string; expected_datetime?: string },
  ): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again at the same address with the same file. */
  start(): Promise<void>;
  /** Ends it and removes its file. */
  stop(): Promise<void>;
}

const requestsSchema = z.array(
  z.object({
    service_request_id: z.string(),
    description: z.string(),
    attributes: z.record(z.string(), z.string()),
  }),
);

/** Where `webhook` is given it tells that hub of every change. */
export async function testBackOffice(webhook?: HubAddress): Promise<BackOffice> {
  const [folder, port] = [await mkdtemp(join(tmpdir(), 'hub-back-office-')), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  let child = await launch(port, folder, webhook);

  const post = async (path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      redirect: 'manual',
    });
    if (response.status >= 400) throw new Error(await response.text());
  };
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    url,
    requests: async () => requestsSchema.parse(await (await fetch(`${url}/requests.json`)).json()),
    fault: (fault) => post('/faults', fault),
    change: (serviceRequestId, change) => post(`/admin/requests/${serviceRequestId}`, change),
    kill,
    start: async () => {
      child = await launch(port, folder, webhook);
    },
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launch(port: number, folder: string, webhook: HubAddress | undefined): Promise<ChildProcess> {
  const args = ['server/dist/demo-back-office/main.js', '--port', String(port), '--data', folder];
  if (webhook) args.push('--hub', webhook.hub, '--secret', webhook.secret);
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const;
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: [...stdio] });
  const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
  if (typeof first !== 'object') throw new Error('the back office ended before it listened');
  return child;
}
