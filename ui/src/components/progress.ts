/** How much of the way to a target is done: up to it, or down to it. */
export function progressOf(value: number, target: number, better: 'up' | 'down'): number {
  if (better === 'up') return target > 0 ? value / target : 0;
  return value > 0 ? target / value : 1;
}
