import type { Breakdown, EventSelector, Filter } from '../../../api/types';
import { completeFilters } from '../../../components/FilterEditor';
import { defaultRange, rangeOf, resolve, type ChosenRange } from '../../../components/range';
import { filtersOf, textOf, textsOf } from '../../../components/reading';

/** What the drafts of most kinds share. */
export interface SharedDraft {
  where: Filter[];
  range: ChosenRange;
  /** Key of the segment whose people alone count. */
  segment?: string;
  /** Key of the only environment that counts, `*` for all together; production when absent. */
  environment?: string;
}

export const emptyShared: SharedDraft = { where: [], range: defaultRange };

/** The shared part an address held; what is unusable is left out, a range that is none is the usual one. */
export function readShared(found: Record<string, unknown>, usual: ChosenRange = defaultRange): SharedDraft {
  const segment = textOf(found.segment);
  const environment = textOf(found.environment);
  return {
    where: filtersOf(found.where),
    range: rangeOf(found.range) ?? usual,
    ...(segment ? { segment } : {}),
    ...(environment ? { environment } : {}),
  };
}

/** Its part of a query. */
export function sharedQuery(draft: SharedDraft, today: string) {
  return {
    ...resolve(draft.range, today),
    where: completeFilters(draft.where),
    ...(draft.segment ? { segment: draft.segment } : {}),
    ...(draft.environment ? { environment: draft.environment } : {}),
  };
}

/** An event with those of its conditions that say something. */
export function completeSelector({ event, where }: EventSelector): EventSelector {
  return { event, where: completeFilters(where) };
}

/** At most so many properties split an answer. */
export const MOST_BREAKDOWNS = 3;

export function readBreakdown(found: unknown): string[] {
  return textsOf(found).slice(0, MOST_BREAKDOWNS);
}

/** Before a segment's key in a draft; anything else is a property. */
const SEGMENT = 'segment:';

export function bySegment(key: string): string {
  return SEGMENT + key;
}

/** The breakdowns that name something, each with so many values of its own. */
export function breakdownQuery(breakdown: string[], limit: number): Breakdown[] {
  return [...new Set(breakdown.filter(Boolean))].map((by) =>
    by.startsWith(SEGMENT) ? { segment: by.slice(SEGMENT.length) } : { property: by, limit },
  );
}
