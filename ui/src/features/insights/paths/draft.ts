import type { EventSelector, PathsQuery } from '../../../api/types';
import { oneOf, selectorOf, textOf, textsOf, wholeOf } from '../../../components/reading';
import { completeSelector, emptyShared, readShared, sharedQuery, type SharedDraft } from '../frame/shared';
import { windowOf } from '../frame/window';

export const anchors = ['first', 'start', 'end'] as const;
/** Where a path begins: at the first event of all, at one event, or backwards from one. */
export type Anchor = (typeof anchors)[number];

/** Paths as they are being edited: what stands in the address. */
export interface Draft extends SharedDraft {
  anchor: Anchor;
  event: EventSelector;
  /** Names that make nodes; all when empty. */
  only: string[];
  exclude: string[];
  groupBy: string;
  depth: number;
  limit: number;
  /** ISO 8601; the whole range when empty. */
  window: string;
  perSession: boolean;
}

export const DEPTHS = { min: 2, max: 10 };
export const LIMITS = { min: 1, max: 30 };

/** What clients send on their own account, which says nothing of what people did. */
export const NOISE = ['$identify'];

export const emptyDraft: Draft = {
  ...emptyShared,
  anchor: 'first',
  event: { event: '', where: [] },
  only: [],
  exclude: NOISE,
  groupBy: '',
  depth: 5,
  limit: 8,
  window: '',
  perSession: false,
};

export function readDraft(found: Record<string, unknown>): Draft {
  return {
    ...readShared(found),
    anchor: oneOf(found.anchor, anchors, 'first'),
    event: selectorOf(found.event),
    only: textsOf(found.only),
    exclude: Array.isArray(found.exclude) ? textsOf(found.exclude) : NOISE,
    groupBy: textOf(found.groupBy) ?? '',
    depth: wholeOf(found.depth, DEPTHS.min, DEPTHS.max) ?? 5,
    limit: wholeOf(found.limit, LIMITS.min, LIMITS.max) ?? 8,
    window: windowOf(found.window) ? String(found.window) : '',
    perSession: found.perSession === true,
  };
}

/** The query to run, or undefined while the event it begins at is missing. */
export function queryOf(draft: Draft, today: string): PathsQuery | undefined {
  if (draft.anchor !== 'first' && !draft.event.event) return undefined;
  const anchor = completeSelector(draft.event);
  return {
    kind: 'paths',
    ...sharedQuery(draft, today),
    ...(draft.anchor === 'start' ? { start: anchor } : {}),
    ...(draft.anchor === 'end' ? { end: anchor } : {}),
    ...(draft.only.length > 0 ? { events: draft.only } : {}),
    ...(draft.exclude.length > 0 ? { exclude: draft.exclude } : {}),
    ...(draft.groupBy ? { groupBy: draft.groupBy } : {}),
    depth: draft.depth,
    limit: draft.limit,
    ...(draft.window ? { window: draft.window } : {}),
    ...(draft.perSession ? { perSession: true } : {}),
  };
}
