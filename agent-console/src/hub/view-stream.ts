/** Reads the single view of a contact's resident as the hub sends it: a line for each panel, when its source has answered. */
import { singleViewEventSchema, type SingleViewEvent } from '@hub/contract';
import { en } from '../wording/en.ts';
import { refusalOf, RefusedRequest } from './api.ts';

interface Stream {
  /** Ends it: nobody looks any more. */
  signal: AbortSignal;
  tell: (event: SingleViewEvent) => void;
}

/** Settles when all was told; rejects with a `RefusedRequest` when it was refused or broke off. */
export async function streamView(contactId: string, { signal, tell }: Stream): Promise<void> {
  const path = `/api/console/contacts/${contactId}/resident`;
  const response = await fetch(path, { signal, headers: { accept: 'application/x-ndjson' } }).catch(() => null);
  if (!response?.body) throw new RefusedRequest(0, en.problem.noAnswer);
  if (!response.ok) throw await refusalOf(response);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const part = await reader.read().catch(() => null);
    if (!part) throw new RefusedRequest(0, en.problem.noAnswer);
    if (part.done) return;
    const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) tell(readLine(line));
  }
}

function readLine(line: string): SingleViewEvent {
  try {
    return singleViewEventSchema.parse(JSON.parse(line));
  } catch {
    throw new RefusedRequest(200, en.problem.unexpected);
  }
}
