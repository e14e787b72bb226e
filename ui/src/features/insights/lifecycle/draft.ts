import type { EventSelector, Interval, LifecycleQuery } from '../../../api/types';
import { oneOf, selectorOf } from '../../../components/reading';
import { completeSelector, emptyShared, readShared, sharedQuery, type SharedDraft } from '../frame/shared';

/** A lifecycle as it is being edited: what stands in the address. */
export interface Draft extends SharedDraft {
  event: EventSelector;
  interval: Interval;
}

const intervals = ['day', 'week', 'month'] as const;

export const emptyDraft: Draft = { ...emptyShared, event: { event: '*', where: [] }, interval: 'day' };

export function readDraft(found: Record<string, unknown>): Draft {
  return {
    ...readShared(found),
    event: selectorOf(found.event, '*'),
    interval: oneOf(found.interval, intervals, 'day'),
  };
}

export function queryOf(draft: Draft, today: string): LifecycleQuery {
  return {
    kind: 'lifecycle',
    ...sharedQuery(draft, today),
    event: completeSelector(draft.event),
    interval: draft.interval,
  };
}
