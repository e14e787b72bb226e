import type { AcquisitionQuery, Interval } from '../../../api/types';
import { addDays, type Range } from '../../../components/dates';
import { resolve } from '../../../components/range';
import { oneOf, wholeOf } from '../../../components/reading';
import { readShared, sharedQuery, type SharedDraft } from '../frame/shared';

export const intervals: readonly Interval[] = ['day', 'week', 'month'];

export interface Draft extends SharedDraft {
  /** Property of the sign-up, or of the person. */
  channel: string;
  interval: Interval;
  months: number;
}

export const emptyDraft: Draft = {
  range: '6m',
  where: [],
  channel: 'channel',
  interval: 'week',
  months: 12,
};

export function readDraft(held: Record<string, unknown>): Draft {
  return {
    ...readShared(held, emptyDraft.range),
    channel: typeof held.channel === 'string' && held.channel ? held.channel : emptyDraft.channel,
    interval: oneOf(held.interval, intervals, emptyDraft.interval),
    months: wholeOf(held.months, 1, 36) ?? emptyDraft.months,
  };
}

/** The same days without those whose first month of 30 days is not over; undefined where none is left. */
export function matureRange(draft: Draft, today: string): Range | undefined {
  const { from, to } = resolve(draft.range, today);
  const last = addDays(today, -31);
  if (last < from) return undefined;
  return { from, to: to < last ? to : last };
}

export function queryOf(draft: Draft, today: string): AcquisitionQuery {
  return {
    kind: 'acquisition',
    ...sharedQuery(draft, today),
    channel: draft.channel,
    interval: draft.interval,
    months: draft.months,
  };
}
