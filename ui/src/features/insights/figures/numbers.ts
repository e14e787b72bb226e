interface Bounds {
  low: number;
  high: number | null;
}

/** "[low, high]"; an upper bound nobody knows is ∞. */
export function bounds(range: Bounds, show: (value: number) => string): string {
  return `[${show(range.low)}, ${range.high === null ? '∞' : show(range.high)}]`;
}

/** The same for a file: exact, nothing where there is none. */
export function exactBounds(range: Bounds | null): string | null {
  return range && bounds(range, String);
}

/** "×1.53". */
export function times(factor: number): string {
  return `×${factor.toFixed(2)}`;
}

/** Where a whole interval lies beside a value: above, below, or nobody can tell. */
export function sideOf(range: Bounds | null, value: number): 'above' | 'below' | 'unclear' {
  if (!range) return 'unclear';
  if (range.low > value) return 'above';
  return range.high !== null && range.high < value ? 'below' : 'unclear';
}

/** A share of a length as CSS; never out of the box. */
export function portion(value: number, whole: number): string {
  const share = whole > 0 ? value / whole : 0;
  return `${(100 * Math.min(1, Math.max(0, share))).toFixed(3)}%`;
}
