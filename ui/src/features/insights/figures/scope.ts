import type { Filter } from '../../../api/types';
import { completeFilters } from '../../../components/FilterEditor';
import { rangeOf, resolve, type ChosenRange } from '../../../components/range';

/** What every question of growth and value is asked about: which days, whom, which events. */
export interface Scope {
  range: ChosenRange;
  where: Filter[];
  /** Key of the segment whose people alone count. */
  segment?: string;
}

/** The scope an address held; what is unusable is left out. */
export function readScope(held: Record<string, unknown>, usual: ChosenRange): Scope {
  return {
    range: rangeOf(held.range) ?? usual,
    where: Array.isArray(held.where) ? (held.where as Filter[]) : [],
    ...(typeof held.segment === 'string' && held.segment ? { segment: held.segment } : {}),
  };
}

/** The scope as a query's fields. */
export function scopeOf({ range, where, segment }: Scope, today: string) {
  return {
    ...resolve(range, today),
    where: completeFilters(where),
    ...(segment ? { segment } : {}),
  };
}

/** A whole number an address held, if it is within bounds. */
export function wholeOf(held: unknown, least: number, most: number, usual: number): number {
  return typeof held === 'number' && Number.isInteger(held) && held >= least && held <= most ? held : usual;
}

/** One of a few words an address held. */
export function oneOf<T extends string>(held: unknown, words: readonly T[], usual: T): T {
  return words.find((word) => word === held) ?? usual;
}

/** Keys an address held. */
export function keysOf(held: unknown): string[] {
  return Array.isArray(held) ? held.filter((key) => typeof key === 'string') : [];
}
