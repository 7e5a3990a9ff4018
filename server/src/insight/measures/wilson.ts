/** The interval in which a share lies with 95 % confidence (Wilson's score interval), which holds for small numbers too. Pure. */
const Z = 1.959963984540054;

export function wilson(top: number, bottom: number): { low: number; high: number } | null {
  if (bottom === 0) return null;
  const share = top / bottom;
  const z2 = (Z * Z) / bottom;
  const middle = share + z2 / 2;
  const reach = Z * Math.sqrt((share * (1 - share)) / bottom + z2 / (4 * bottom));
  return { low: Math.max(0, (middle - reach) / (1 + z2)), high: Math.min(1, (middle + reach) / (1 + z2)) };
}
