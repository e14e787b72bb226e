import type { PredictionQuery } from '../../../api/types';
import { wholeOf } from '../../../components/reading';
import { readShared, sharedQuery, type SharedDraft } from '../frame/shared';

export interface Draft extends SharedDraft {
  horizonDays: number;
  /** Days kept back for the check; left out for a third of the dates. */
  holdoutDays?: number;
}

export const emptyDraft: Draft = { range: '12m', where: [], horizonDays: 90 };

const LISTED = 20;

export function readDraft(held: Record<string, unknown>): Draft {
  const holdout = wholeOf(held.holdoutDays, 0, 3_700);
  return {
    ...readShared(held, emptyDraft.range),
    horizonDays: wholeOf(held.horizonDays, 1, 1_830) ?? emptyDraft.horizonDays,
    ...(holdout === undefined ? {} : { holdoutDays: holdout }),
  };
}

export function queryOf(draft: Draft, today: string): PredictionQuery {
  return {
    kind: 'prediction',
    ...sharedQuery(draft, today),
    horizonDays: draft.horizonDays,
    ...(draft.holdoutDays === undefined ? {} : { holdoutDays: draft.holdoutDays }),
    list: LISTED,
  };
}
