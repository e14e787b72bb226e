import type { ResidueQuery } from '../../../api/types';
import { textsOf } from '../../../components/reading';
import { readShared, sharedQuery, type SharedDraft } from '../frame/shared';

export interface Draft extends SharedDraft {
  /** Keys; none means those that ran in the dates. */
  campaigns: string[];
}

export const emptyDraft: Draft = { range: '90d', where: [], campaigns: [] };

export function readDraft(held: Record<string, unknown>): Draft {
  return { ...readShared(held, emptyDraft.range), campaigns: textsOf(held.campaigns) };
}

export function queryOf(draft: Draft, today: string): ResidueQuery {
  return { kind: 'residue', ...sharedQuery(draft, today), campaigns: draft.campaigns, brought: {} };
}
