import type { EventSelector, Filter, FilterOp } from '../api/types';

/** Reading of what an address held: whatever is unusable becomes the default, never a broken page. */

const operators: readonly FilterOp[] = [
  ...(['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte'] as const),
  ...(['contains', 'matches', 'exists'] as const),
];

type Found = Record<string, unknown>;

/** One of a set of words. */
export function oneOf<V extends string>(value: unknown, options: readonly V[], otherwise: V): V {
  return options.find((o) => o === value) ?? otherwise;
}

/** A text that says something; undefined otherwise. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A whole number within bounds; undefined otherwise. */
export function wholeOf(value: unknown, min: number, max: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
    ? value
    : undefined;
}

/** The objects of a list. */
export function objectsOf(value: unknown): Found[] {
  if (!Array.isArray(value)) return [];
  return value.filter((v): v is Found => typeof v === 'object' && v !== null && !Array.isArray(v));
}

/** The texts of a list. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];
}

export function filtersOf(value: unknown): Filter[] {
  return objectsOf(value).map((f) => ({
    property: typeof f.property === 'string' ? f.property : '',
    op: oneOf(f.op, operators, 'eq'),
    value: textsOf(f.value),
  }));
}

/** An event with its conditions; without a name when none was chosen. */
export function selectorOf(value: unknown, event = ''): EventSelector {
  const found = (typeof value === 'object' && value !== null ? value : {}) as Found;
  return { event: textOf(found.event) ?? event, where: filtersOf(found.where) };
}

/** The filters an address holds as JSON; none for anything else. */
export function filtersIn(text: string | null): Filter[] {
  if (!text) return [];
  try {
    return filtersOf(JSON.parse(text));
  } catch {
    return [];
  }
}
