/** The single view as a console reads it: line by line, each checked against the contract. */
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { singleViewEventSchema } from '@hub/contract';
import type { PanelName, PanelOf, SingleViewEvent } from '@hub/contract';

/** Each event of the view as it arrives. */
export async function* viewEvents(response: Response): AsyncGenerator<SingleViewEvent> {
  if (!response.ok || !response.body) throw new Error(`The view was answered with ${response.status}.`);
  const input = Readable.fromWeb(response.body);
  for await (const line of createInterface({ input })) yield singleViewEventSchema.parse(JSON.parse(line));
}

/** All of it. */
export async function readView(response: Response): Promise<SingleViewEvent[]> {
  const events: SingleViewEvent[] = [];
  for await (const event of viewEvents(response)) events.push(event);
  return events;
}

export const openView = (url: string, contactId: string, cookie: string): Promise<Response> =>
  fetch(`${url}/api/console/contacts/${contactId}/resident`, { headers: { cookie } });

export const viewOf = async (url: string, contactId: string, cookie: string): Promise<SingleViewEvent[]> =>
  readView(await openView(url, contactId, cookie));

/** How a panel was told last. */
export function lastPanel<N extends PanelName>(events: readonly SingleViewEvent[], name: N): PanelOf<N> | undefined {
  const told = events.flatMap((event) =>
    event.event === 'panel' && event.panel.panel === name ? [event.panel as PanelOf<N>] : [],
  );
  return told.at(-1);
}
