/** Numbers of which the least is at hand: a binary heap. */
export interface Heap {
  size(): number;
  least(): number | undefined;
  add(value: number): void;
  /** Takes the least away. */
  take(): void;
}

export function createHeap(): Heap {
  const values: number[] = [];
  const at = (place: number): number => values[place] ?? Infinity;
  const swap = (a: number, b: number): void => {
    [values[a], values[b]] = [at(b), at(a)];
  };
  return {
    size: () => values.length,
    least: () => values[0],
    add(value) {
      values.push(value);
      for (let place = values.length - 1; place > 0;) {
        const above = (place - 1) >> 1;
        if (at(above) <= at(place)) return;
        swap(above, place);
        place = above;
      }
    },
    take() {
      const last = values.pop();
      if (last === undefined || values.length === 0) return;
      values[0] = last;
      for (let place = 0; ;) {
        const [left, right] = [2 * place + 1, 2 * place + 2];
        const least = at(right) < at(left) ? right : left;
        if (at(least) >= at(place)) return;
        swap(least, place);
        place = least;
      }
    },
  };
}
