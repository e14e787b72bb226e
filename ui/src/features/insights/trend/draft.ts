import type { Filter, Interval, Measure, TrendQuery, TrendSeries } from '../../../api/types';
import { completeFilters } from '../../../components/FilterEditor';
import { filtersOf, objectsOf, oneOf, textOf, textsOf, wholeOf } from '../../../components/reading';
import {
  breakdownQuery,
  emptyShared,
  readBreakdown,
  readShared,
  sharedQuery,
  type SharedDraft,
} from '../frame/shared';

export const comparisons = ['none', 'previousPeriod', 'sameWeekdays', 'lastYear'] as const;
export type Comparison = (typeof comparisons)[number];
export const smoothings = ['none', 'rolling', 'cumulative'] as const;
export type Smoothing = (typeof smoothings)[number];

/** A trend as it is being edited: what stands in the address. */
export interface Draft extends SharedDraft {
  series: TrendSeries[];
  /** Arithmetic between series, such as A/B. */
  formulas: string[];
  breakdown: string[];
  interval: Interval;
  compare: Comparison;
  smoothing: Smoothing;
  /** Buckets of a rolling average. */
  over: number;
}

export const measures: Measure[] = ['events', 'people', 'sum', 'avg', 'min', 'max', 'p50', 'p90', 'p99'];
const intervals = ['day', 'week', 'month'] as const;
export const MOST_SERIES = 10;
export const MOST_FORMULAS = 10;
const VALUES_APART = 10;

export function needsProperty(measure: Measure): boolean {
  return measure !== 'events' && measure !== 'people';
}

/** Whether running totals make sense of a measure. */
function adds(measure: Measure): boolean {
  return measure === 'events' || measure === 'people' || measure === 'sum';
}

export const emptySeries: TrendSeries = { event: '', measure: 'events', where: [] };

export const emptyDraft: Draft = {
  ...emptyShared,
  series: [emptySeries],
  formulas: [],
  breakdown: [],
  interval: 'day',
  compare: 'none',
  smoothing: 'none',
  over: 7,
};

/** A draft from what an address held; whatever is unusable is left out, never a broken page. */
export function readDraft(found: Record<string, unknown>): Draft {
  const series = objectsOf(found.series)
    .slice(0, MOST_SERIES)
    .map((s): TrendSeries => {
      const property = textOf(s.property);
      return {
        event: textOf(s.event) ?? '',
        measure: oneOf(s.measure, measures, 'events'),
        ...(property ? { property } : {}),
        where: filtersOf(s.where),
      };
    });
  return {
    ...readShared(found),
    series: series.length > 0 ? series : emptyDraft.series,
    formulas: textsOf(found.formulas).slice(0, MOST_FORMULAS),
    breakdown: readBreakdown(found.breakdown),
    interval: oneOf(found.interval, intervals, 'day'),
    compare: oneOf(found.compare, comparisons, 'none'),
    smoothing: oneOf(found.smoothing, smoothings, 'none'),
    over: wholeOf(found.over, 2, 400) ?? 7,
  };
}

/** A to J: what a formula calls a series. */
export function letter(index: number): string {
  return String.fromCharCode(65 + index);
}

/** True when every letter is a series there is, and something is computed from one. */
export function usable(formula: string, series: number): boolean {
  const letters = formula.match(/[A-Za-z]/g) ?? [];
  return letters.length > 0 && letters.every((l) => l >= 'A' && l < letter(series));
}

function complete(series: TrendSeries): boolean {
  return !!series.event && (!needsProperty(series.measure) || !!series.property);
}

function seriesQuery(s: TrendSeries): TrendSeries {
  const where: Filter[] = completeFilters(s.where);
  return needsProperty(s.measure)
    ? { event: s.event, measure: s.measure, property: s.property, where }
    : { event: s.event, measure: s.measure, where };
}

/** The query to run, or undefined while something essential is missing. */
export function queryOf(draft: Draft, today: string): TrendQuery | undefined {
  const series = draft.series.filter(complete).map(seriesQuery);
  if (series.length === 0) return undefined;
  // letters name series by their place: with one missing they would mean others
  const whole = series.length === draft.series.length;
  const formulas = draft.formulas.filter((f) => whole && usable(f, series.length));
  const cumulative = draft.smoothing === 'cumulative' && series.every((s) => adds(s.measure));
  return {
    kind: 'trend',
    ...sharedQuery(draft, today),
    interval: draft.interval,
    series,
    breakdown: breakdownQuery(draft.breakdown, VALUES_APART),
    ...(formulas.length > 0 ? { formulas: formulas.map((formula) => ({ formula })) } : {}),
    ...(draft.compare === 'none' ? {} : { compare: draft.compare }),
    ...(cumulative ? { cumulative } : {}),
    ...(draft.smoothing === 'rolling' ? { rollingAverage: draft.over } : {}),
  };
}

/** Why a draft that asks for running totals does not get them. */
export function cannotAdd(draft: Draft): boolean {
  return draft.smoothing === 'cumulative' && draft.series.some((s) => !adds(s.measure));
}
