/** How far each conversation had been read before the page was loaded again. Pure. */
import * as z from 'zod';

const seenSchema = z.record(z.string(), z.int().min(0));

/** Anything unreadable is nothing seen: a message marked unread again does no harm. */
export function readSeen(stored: string | null): Record<string, number> {
  if (stored === null) return {};
  try {
    return seenSchema.safeParse(JSON.parse(stored)).data ?? {};
  } catch {
    return {};
  }
}
