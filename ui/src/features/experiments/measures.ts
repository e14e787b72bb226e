import type { EventSelector, ExperimentMetric, ExperimentSource } from '../../api/types';
import { unfinished } from '../../components/selectors';

export type Measure = ExperimentSource['measure'];
type Kind = ExperimentMetric['kind'];

/** What metrics of a kind may be made of, the usual one first. */
export const measuresOf: Record<Kind, readonly Measure[]> = {
  proportion: ['people', 'active', 'funnel'],
  mean: ['events', 'sum', 'revenue', 'ltv'],
  ratio: ['events', 'sum', 'revenue', 'ltv'],
  quantile: ['events', 'sum', 'revenue', 'ltv', 'values'],
};

/** The project's definitions say of which events. */
const defined: readonly Measure[] = ['active', 'revenue', 'ltv'];
/** Made of one property of its events. */
const ofProperty: readonly Measure[] = ['sum', 'values'];
/** Nothing of it is known from before. */
const withoutBefore: readonly Measure[] = ['funnel', 'values'];

/** True where the source says which property counts. */
export const hasProperty = (measure: Measure) => ofProperty.includes(measure);
/** True where the same from before the exposure makes intervals narrower. */
export const hasBefore = (measure: Measure) => !withoutBefore.includes(measure);

const noEvent: EventSelector = { event: '', where: [] };
const WEEK = 168;
const DAY_7 = 7;

export function blankSource(kind: Kind): ExperimentSource {
  const hours = { fromHours: 0, toHours: WEEK, beforeHours: null };
  const days = { fromDay: null, toDay: null, calendar: null };
  const measure = measuresOf[kind][0]!;
  return { event: noEvent, measure, property: null, ...hours, ...days, steps: [] };
}

/** The same source counting something else: what only the former measure has goes. */
export function measuring(source: ExperimentSource, measure: Measure): ExperimentSource {
  const funnel = measure === 'funnel';
  const steps = source.steps.length > 1 ? source.steps : [source.event ?? noEvent, noEvent];
  return {
    ...source,
    measure,
    event: funnel || defined.includes(measure) ? null : (source.event ?? source.steps[0] ?? noEvent),
    steps: funnel ? steps : [],
    property: hasProperty(measure) ? source.property : null,
    beforeHours: hasBefore(measure) ? source.beforeHours : null,
  };
}

/** How a window is counted: time from the exposure, whole days after it, or days of the project's zone. */
export const windows = ['hours', 'days', 'calendar'] as const;
export type Window = (typeof windows)[number];

export function windowOf({ fromDay, toDay, calendar }: ExperimentSource): Window {
  if (fromDay === null && toDay === null) return 'hours';
  return calendar ? 'calendar' : 'days';
}

/** The same source with its window counted otherwise; days begin as the seventh, the usual one of retention. */
export function windowed(source: ExperimentSource, window: Window): ExperimentSource {
  if (window === 'hours') {
    return { ...source, fromHours: 0, toHours: WEEK, fromDay: null, toDay: null, calendar: null };
  }
  const { fromDay, toDay } = windowOf(source) === 'hours' ? { fromDay: DAY_7, toDay: DAY_7 } : source;
  return { ...source, fromHours: null, toHours: null, fromDay, toDay, calendar: window === 'calendar' };
}

/** False while a source lacks its events, its property, or a window that ends after it begins. */
export function said(source: ExperimentSource | null): boolean {
  if (!source) return false;
  const { event, steps, measure, property } = source;
  const events = [...(event ? [event] : []), ...steps];
  if (events.some((one) => !one.event.trim()) || unfinished(events)) return false;
  if (measure === 'funnel' && (steps.length < 2 || steps.length > 10)) return false;
  const hours = source.toHours === null || source.toHours > (source.fromHours ?? 0);
  const days = source.toDay === null || source.toDay >= (source.fromDay ?? 0);
  return hours && days && (!hasProperty(measure) || !!property?.trim());
}
