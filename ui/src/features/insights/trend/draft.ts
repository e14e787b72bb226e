import type { Filter, Interval, Measure, TrendQuery, TrendSeries } from '../../../api/types';
import { completeFilters } from '../../../components/FilterEditor';
import { defaultRange, rangeOf, resolve, type ChosenRange } from '../../../components/range';

/** A trend as it is being edited: what stands in the address. */
export interface Draft {
  series: TrendSeries[];
  where: Filter[];
  breakdown: string[];
  interval: Interval;
  range: ChosenRange;
  /** Key of the segment whose people alone count. */
  segment?: string;
}

export const measures: Measure[] = ['events', 'people', 'sum', 'avg', 'min', 'max', 'p50', 'p90', 'p99'];

export function needsProperty(measure: Measure): boolean {
  return measure !== 'events' && measure !== 'people';
}

export const emptySeries: TrendSeries = { event: '', measure: 'events', where: [] };

export const emptyDraft: Draft = {
  series: [emptySeries],
  where: [],
  breakdown: [],
  interval: 'day',
  range: defaultRange,
};

/** A draft from what an address held; anything unusable gives an empty draft rather than a broken page. */
export function readDraft(held: Record<string, unknown>): Draft {
  const found = held as Partial<Draft>;
  if (!Array.isArray(found.series) || found.series.length === 0) return emptyDraft;
  return {
    series: found.series.map((s) => ({ ...emptySeries, ...s, where: s.where ?? [] })),
    where: found.where ?? [],
    breakdown: found.breakdown ?? [],
    interval: found.interval ?? 'day',
    range: rangeOf(found.range) ?? defaultRange,
    ...(typeof found.segment === 'string' && found.segment ? { segment: found.segment } : {}),
  };
}

const BREAKDOWN_LIMIT = 10;

/** The query to run, or undefined while something essential is missing. */
export function queryOf(draft: Draft, today: string): TrendQuery | undefined {
  const complete = draft.series.filter((s) => s.event && (!needsProperty(s.measure) || s.property));
  if (complete.length === 0) return undefined;
  return {
    kind: 'trend',
    ...resolve(draft.range, today),
    interval: draft.interval,
    series: complete.map((s) => ({
      event: s.event,
      measure: s.measure,
      ...(needsProperty(s.measure) ? { property: s.property } : {}),
      where: completeFilters(s.where),
    })),
    where: completeFilters(draft.where),
    breakdown: draft.breakdown.filter(Boolean).map((property) => ({ property, limit: BREAKDOWN_LIMIT })),
    ...(draft.segment ? { segment: draft.segment } : {}),
  };
}
