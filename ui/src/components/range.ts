import { addDays, firstOfMonth, isDate, lastDays, weekStart, type Range } from './dates';

/** A range as people choose it: relative ones move on with the days, chosen dates stay. */
export type ChosenRange = '7d' | '28d' | '90d' | 'thisWeek' | 'lastWeek' | '6m' | '12m' | Range;

export const presets = ['7d', '28d', '90d', 'thisWeek', 'lastWeek', '6m', '12m'] as const;
export const defaultRange: ChosenRange = '28d';

export function resolve(chosen: ChosenRange, today: string): Range {
  if (typeof chosen === 'object') return chosen;
  if (chosen === 'thisWeek') return { from: weekStart(today), to: today };
  if (chosen === 'lastWeek') {
    const monday = addDays(weekStart(today), -7);
    return { from: monday, to: addDays(monday, 6) };
  }
  const count = Number.parseInt(chosen);
  if (chosen.endsWith('m')) return { from: firstOfMonth(today, 1 - count), to: today };
  return lastDays(count, today);
}

/** What an address holds, if it is a range at all. */
export function rangeOf(value: unknown): ChosenRange | undefined {
  if (typeof value === 'string') return presets.find((p) => p === value);
  if (typeof value !== 'object' || value === null) return undefined;
  const { from, to } = value as Partial<Range>;
  return isDate(from) && isDate(to) && from <= to ? { from, to } : undefined;
}
