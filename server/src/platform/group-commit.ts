/**
 * Group commit without a timer: while one batch is being committed, everything that arrives forms the next. A lone message
 * is committed at once; a thousand at the same moment cost one commit together.
 */

/** Thrown when too much waits already: the caller tells the sender to slow down and to send the same again. */
export class Backlogged extends Error {
  override readonly name = 'Backlogged';
}

interface Waiting<In, Out> {
  item: In;
  settle: (answer: Out) => void;
  fail: (error: unknown) => void;
}

export class GroupCommit<In, Out> {
  readonly #commit: (items: In[]) => Promise<Out[]>;
  readonly #limits: { batch: number; waiting: number };
  #waiting: Waiting<In, Out>[] = [];
  #running: Promise<void> | null = null;

  /** `commit` stores a batch in order, all or nothing, and answers one result an item. */
  constructor(commit: (items: In[]) => Promise<Out[]>, limits: { batch: number; waiting: number }) {
    this.#commit = commit;
    this.#limits = limits;
  }

  /** Settles once the item is committed. Rejects with `Backlogged`, or with what made its commit fail. */
  add(item: In): Promise<Out> {
    if (this.#waiting.length >= this.#limits.waiting)
      return Promise.reject(new Backlogged('Too much waits to be stored.'));
    return new Promise((settle, fail) => {
      this.#waiting.push({ item, settle, fail });
      this.#running ??= this.#run();
    });
  }

  /** Settles when nothing waits and nothing is being committed. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // Whatever else arrives in this turn of the event loop shares the first commit.
    await new Promise((next) => setImmediate(next));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#limits.batch);
      await this.#store(batch);
    }
    this.#running = null;
  }

  /** A batch that fails is tried again item by item, so that one bad item harms nobody else. */
  async #store(batch: Waiting<In, Out>[]): Promise<void> {
    try {
      const answers = await this.#commit(batch.map((waiting) => waiting.item));
      batch.forEach((waiting, index) => waiting.settle(answers[index] as Out));
    } catch (error) {
      if (batch.length === 1) return batch[0]?.fail(error);
      for (const waiting of batch) await this.#store([waiting]);
    }
  }
}
