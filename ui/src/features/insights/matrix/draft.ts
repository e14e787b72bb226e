import type { MatrixQuery } from '../../../api/types';
import { textsOf } from '../../../components/reading';
import { readShared, sharedQuery, type SharedDraft } from '../frame/shared';

export interface Draft extends SharedDraft {
  /** Keys; none means all features, and the campaigns that ran in the dates. */
  features: string[];
  campaigns: string[];
  /** In percent. */
  line: number;
}

export const emptyDraft: Draft = { range: '28d', where: [], features: [], campaigns: [], line: 40 };

export function readDraft(held: Record<string, unknown>): Draft {
  const { line } = held;
  return {
    ...readShared(held, emptyDraft.range),
    features: textsOf(held.features),
    campaigns: textsOf(held.campaigns),
    line: typeof line === 'number' && line >= 0 && line <= 100 ? line : emptyDraft.line,
  };
}

export function queryOf(draft: Draft, today: string): MatrixQuery {
  return {
    kind: 'matrix',
    ...sharedQuery(draft, today),
    features: draft.features,
    campaigns: draft.campaigns,
    line: Math.round(draft.line * 1e4) / 1e6,
  };
}
