import type { EventSelector, Interval, StickinessQuery } from '../../../api/types';
import { objectsOf, oneOf, selectorOf } from '../../../components/reading';
import { completeSelector, emptyShared, readShared, sharedQuery, type SharedDraft } from '../frame/shared';

/** A stickiness as it is being edited: what stands in the address. */
export interface Draft extends SharedDraft {
  series: EventSelector[];
  interval: Interval;
}

export const MOST_SERIES = 6;
const anyEvent: EventSelector = { event: '*', where: [] };
const intervals = ['day', 'week', 'month'] as const;

export const emptyDraft: Draft = { ...emptyShared, series: [anyEvent], interval: 'day' };

export function readDraft(found: Record<string, unknown>): Draft {
  const series = objectsOf(found.series)
    .slice(0, MOST_SERIES)
    .map((s) => selectorOf(s));
  return {
    ...readShared(found),
    series: series.length > 0 ? series : emptyDraft.series,
    interval: oneOf(found.interval, intervals, 'day'),
  };
}

/** The query to run, or undefined while no series names an event. */
export function queryOf(draft: Draft, today: string): StickinessQuery | undefined {
  const series = draft.series.filter((s) => s.event).map(completeSelector);
  if (series.length === 0) return undefined;
  return { kind: 'stickiness', ...sharedQuery(draft, today), series, interval: draft.interval };
}
