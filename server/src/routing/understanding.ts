/** Understanding what was said, on a thread of its own: nobody waits for another's message to be read, and the hub starts sooner. */
import type { Understood } from '@hub/bots';
import { Piscina } from 'piscina';

export interface Reader {
  /** Settles once the models are read, or cannot be. Wait for it before a transaction is begun. */
  ready: Promise<void>;
  /** What a text means. Rejects when the thread died over it. */
  understand(text: string): Promise<Understood>;
  stop(): Promise<void>;
}

/** Starts the thread. One that dies is replaced; what it was reading is refused, and the turn goes to a person. */
export function startReader(onFault: (error: unknown) => void): Reader {
  const pool = new Piscina<string, Understood>({
    filename: new URL('understanding.worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
  });
  const understand = (text: string) => pool.run(text);
  return { ready: understand('').then(() => undefined, onFault), understand, stop: () => pool.destroy() };
}
