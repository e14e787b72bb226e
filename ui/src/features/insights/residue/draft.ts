import type { ResidueQuery } from '../../../api/types';
import { keysOf, readScope, scopeOf, type Scope } from '../figures/scope';

export interface Draft extends Scope {
  /** Keys; none means those that ran in the dates. */
  campaigns: string[];
}

export const emptyDraft: Draft = { range: '90d', where: [], campaigns: [] };

export function readDraft(held: Record<string, unknown>): Draft {
  return { ...readScope(held, emptyDraft.range), campaigns: keysOf(held.campaigns) };
}

export function queryOf(draft: Draft, today: string): ResidueQuery {
  return { kind: 'residue', ...scopeOf(draft, today), campaigns: draft.campaigns, brought: {} };
}
