/** Repeatable draws: the same seed gives the same sequence on every machine. For made-up data only, never for secrets. */
export interface Draw {
  /** From 0 up to, but not including, 1. */
  fraction(): number;
  /** One of the keys, each as often as its weight says. */
  weighted<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T;
  /** One of a list that is not empty. */
  oneOf<T>(list: readonly T[]): T;
}

/** A linear congruential generator with the multiplier and increment of Numerical Recipes. */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  const fraction = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    fraction,
    weighted: <T extends string>(weights: Readonly<Partial<Record<T, number>>>) => {
      const entries = Object.entries(weights) as [T, number][];
      let left = fraction() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      throw new Error('nothing to draw from');
    },
    oneOf: (list) => {
      const drawn = list[Math.floor(fraction() * list.length)];
      if (drawn === undefined) throw new Error('nothing to draw from');
      return drawn;
    },
  };
}
