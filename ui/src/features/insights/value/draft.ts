import type { Interval, ValueQuery } from '../../../api/types';
import { oneOf, wholeOf } from '../../../components/reading';
import { readShared, sharedQuery, type SharedDraft } from '../frame/shared';

export const starts = ['sign_up', 'first_purchase'] as const;
export const intervals: readonly Interval[] = ['day', 'week', 'month'];

export interface Draft extends SharedDraft {
  start: (typeof starts)[number];
  interval: Interval;
  /** Steps of age that are followed. */
  periods: number;
}

export const emptyDraft: Draft = {
  range: '6m',
  where: [],
  start: 'sign_up',
  interval: 'month',
  periods: 6,
};

export function readDraft(held: Record<string, unknown>): Draft {
  return {
    ...readShared(held, emptyDraft.range),
    start: oneOf(held.start, starts, emptyDraft.start),
    interval: oneOf(held.interval, intervals, emptyDraft.interval),
    periods: wholeOf(held.periods, 1, 60) ?? emptyDraft.periods,
  };
}

export function queryOf(draft: Draft, today: string): ValueQuery {
  return {
    kind: 'value',
    ...sharedQuery(draft, today),
    start: draft.start,
    interval: draft.interval,
    periods: draft.periods,
  };
}
