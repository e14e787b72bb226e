import type { UnusedQuery } from '../../../api/types';
import { wholeOf } from '../../../components/reading';
import { readShared, sharedQuery, type SharedDraft } from '../frame/shared';

export interface Draft extends SharedDraft {
  /** In percent: a smaller share of active people is rare. */
  rare: number;
  newDays: number;
}

export const emptyDraft: Draft = { range: '28d', where: [], rare: 5, newDays: 30 };

export function readDraft(held: Record<string, unknown>): Draft {
  const { rare } = held;
  return {
    ...readShared(held, emptyDraft.range),
    rare: typeof rare === 'number' && rare >= 0 && rare <= 100 ? rare : emptyDraft.rare,
    newDays: wholeOf(held.newDays, 0, 365) ?? emptyDraft.newDays,
  };
}

export function queryOf(draft: Draft, today: string): UnusedQuery {
  return {
    kind: 'unused',
    ...sharedQuery(draft, today),
    rareBelow: Math.round(draft.rare * 1e4) / 1e6,
    newDays: draft.newDays,
  };
}
