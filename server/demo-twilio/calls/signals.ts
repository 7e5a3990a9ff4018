/** Tells whoever listens that something became of a telephone: pages, agents' lines, and who waits for a call. */

export interface Signal {
  /** `changed`: something that can be seen of it, a text too. */
  type: 'incoming' | 'accept' | 'disconnect' | 'mute' | 'changed';
  /** Whose telephone it is. */
  party: string;
  callSid?: string;
  isMuted?: boolean;
}

export interface Signals {
  emit(signal: Signal): void;
  /** Answers how to stop listening. */
  on(listener: (signal: Signal) => void): () => void;
}

export function createSignals(): Signals {
  const listeners = new Set<(signal: Signal) => void>();
  return {
    emit: (signal) => {
      for (const listener of [...listeners]) listener(signal);
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
