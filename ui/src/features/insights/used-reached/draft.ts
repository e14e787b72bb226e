import type { QuadrantQuery } from '../../../api/types';
import { addDays, type Range } from '../../../components/dates';
import { wholeOf } from '../../../components/reading';
import { readShared, sharedQuery, type SharedDraft } from '../frame/shared';

export interface Draft extends SharedDraft {
  /** Key; empty until chosen. */
  feature: string;
  /** Key; empty for the reach of any campaign. */
  campaign: string;
  returnDays: number;
}

export const emptyDraft: Draft = { range: '28d', where: [], feature: '', campaign: '', returnDays: 7 };

const key = (held: unknown) => (typeof held === 'string' ? held : '');

export function readDraft(held: Record<string, unknown>): Draft {
  return {
    ...readShared(held, emptyDraft.range),
    feature: key(held.feature),
    campaign: key(held.campaign),
    returnDays: wholeOf(held.returnDays, 1, 90) ?? emptyDraft.returnDays,
  };
}

/** The query to run, or undefined until a feature is chosen. */
export function queryOf(draft: Draft, today: string): QuadrantQuery | undefined {
  if (!draft.feature) return undefined;
  return {
    kind: 'used_reached',
    ...sharedQuery(draft, today),
    feature: draft.feature,
    ...(draft.campaign ? { campaign: draft.campaign } : {}),
    returnDays: draft.returnDays,
  };
}

/** The last 28 days whose days to come back are over today: what a page begins with. */
export function matureRange(returnDays: number, today: string): Range {
  const to = addDays(today, -returnDays - 1);
  return { from: addDays(to, -27), to };
}
