import type { CustomMetric, Filter, Measuring } from '../../api/types';
import { bothNames } from '../../components/names';
import { unfinished } from '../../components/selectors';

export type MetricKind = CustomMetric['kind'];
export type MetricUnit = CustomMetric['unit'];
type Measured = 'people' | 'events' | 'sum';

/** One side of a metric while it is being written. */
export interface MeasureDraft {
  event: string;
  where: Filter[];
  property: string | null;
  measure: Measured;
}

/** A metric of the project's own while it is being written. */
export interface MetricDraft {
  key: string;
  zh: string;
  en: string;
  kind: MetricKind;
  numerator: MeasureDraft;
  denominator: MeasureDraft;
  unit: MetricUnit;
  better: 'up' | 'down';
}

export const metricKinds: MetricKind[] = ['events', 'people', 'sum', 'rate', 'ratio'];

/** Units that make sense for a kind; the first is taken unless another was chosen. */
export const unitsOf: Record<MetricKind, MetricUnit[]> = {
  events: ['events', 'number'],
  people: ['people'],
  sum: ['number', 'money'],
  rate: ['percent'],
  ratio: ['number', 'percent', 'money'],
};

export const METRIC_KEY = /^[a-z][a-z0-9_]{0,59}$/;

const blankMeasure: MeasureDraft = { event: '', where: [], property: null, measure: 'events' };

export const blankMetric: MetricDraft = {
  key: '',
  zh: '',
  en: '',
  kind: 'events',
  numerator: blankMeasure,
  denominator: { ...blankMeasure, measure: 'people' },
  unit: 'events',
  better: 'up',
};

export const divided = (kind: MetricKind) => kind === 'rate' || kind === 'ratio';

/** What a side counts in a metric of a kind: said by the kind, chosen only for ratios. */
export function measured(kind: MetricKind, side: MeasureDraft): Measured {
  if (kind === 'ratio') return side.measure;
  return kind === 'rate' ? 'people' : kind;
}

function measureOf(side: Measuring | null): MeasureDraft {
  if (!side) return { ...blankMeasure, measure: 'people' };
  return {
    event: side.event,
    where: side.where,
    property: side.property,
    measure: (side.measure as Measured | null) ?? 'events',
  };
}

export function draftOfMetric(metric: CustomMetric): MetricDraft {
  return {
    key: metric.key,
    zh: metric.names.zh,
    en: metric.names.en,
    kind: metric.kind,
    numerator: measureOf(metric.numerator),
    denominator: measureOf(metric.denominator as Measuring | null),
    unit: metric.unit,
    better: metric.better,
  };
}

type Problem = 'name' | 'event' | 'property' | 'condition';

function problemOf(kind: MetricKind, side: MeasureDraft): Problem | undefined {
  if (!side.event.trim()) return 'event';
  if (measured(kind, side) === 'sum' && !side.property) return 'property';
  return unfinished([{ event: side.event, where: side.where }]) ? 'condition' : undefined;
}

/** Fields that keep a draft from being sent, and why. */
export function problemsOfMetric(draft: MetricDraft): Partial<Record<keyof MetricDraft, Problem>> {
  const problems: Partial<Record<keyof MetricDraft, Problem>> = {};
  if (!draft.zh.trim() && !draft.en.trim()) problems.en = 'name';
  const counted = problemOf(draft.kind, draft.numerator);
  if (counted) problems.numerator = counted;
  const below = divided(draft.kind) ? problemOf(draft.kind, draft.denominator) : undefined;
  if (below) problems.denominator = below;
  return problems;
}

function sideOf(kind: MetricKind, side: MeasureDraft) {
  const measure = measured(kind, side);
  return {
    event: side.event.trim(),
    where: side.where.map((f) => (f.op === 'exists' ? { ...f, value: [] } : f)),
    property: measure === 'sum' ? side.property : null,
    measure,
  };
}

/** What is sent; a name missing in one language takes the other's. */
export function requestOfMetric(draft: MetricDraft) {
  return {
    key: draft.key.trim() || null,
    names: bothNames(draft),
    kind: draft.kind,
    numerator: sideOf(draft.kind, draft.numerator),
    denominator: divided(draft.kind) ? sideOf(draft.kind, draft.denominator) : null,
    unit: draft.unit,
    better: draft.better,
  };
}

/** A key made from a name: what metrics may be called. */
export function metricKeyFrom(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 60)
    .replace(/_+$/, '');
}
