import type { EventSelector, RetentionQuery } from '../../../api/types';
import { objectsOf, oneOf, selectorOf, wholeOf } from '../../../components/reading';
import {
  breakdownQuery,
  completeSelector,
  emptyShared,
  readBreakdown,
  readShared,
  sharedQuery,
  type SharedDraft,
} from '../frame/shared';

export const intervals = ['hour', 'day', 'week', 'month'] as const;
export type RetentionInterval = (typeof intervals)[number];
export const modes = ['first', 'firstEver', 'recurring'] as const;
export type Mode = (typeof modes)[number];
export const countings = ['on', 'onOrAfter'] as const;
export type Counting = (typeof countings)[number];
export const clocks = ['calendar', 'rolling24h'] as const;
export type Clock = (typeof clocks)[number];

export interface Bracket {
  from: number;
  to: number;
}

/** A retention as it is being edited: what stands in the address. */
export interface Draft extends SharedDraft {
  start: EventSelector;
  /** Without an event: the same as the start. */
  back: EventSelector;
  interval: RetentionInterval;
  /** Cells behind the cohort itself. */
  periods: number;
  mode: Mode;
  counting: Counting;
  clock: Clock;
  minimum: number;
  /** Cells of one's own widths; none for one interval each. */
  brackets: Bracket[];
  breakdown: string[];
}

export const MOST_BRACKETS = 50;
export const LAST_BRACKET = 1000;
export const MOST_PERIODS = 90;
const VALUES_APART = 5;

export const emptyDraft: Draft = {
  ...emptyShared,
  start: { event: '', where: [] },
  back: { event: '', where: [] },
  interval: 'day',
  periods: 14,
  mode: 'first',
  counting: 'on',
  clock: 'calendar',
  minimum: 1,
  brackets: [],
  breakdown: [],
};

function readBrackets(found: unknown): Bracket[] {
  return objectsOf(found)
    .slice(0, MOST_BRACKETS)
    .flatMap((b) => {
      const from = wholeOf(b.from, 1, LAST_BRACKET);
      const to = wholeOf(b.to, from ?? 1, LAST_BRACKET);
      return from && to ? [{ from, to }] : [];
    });
}

export function readDraft(found: Record<string, unknown>): Draft {
  return {
    ...readShared(found),
    start: selectorOf(found.start),
    back: selectorOf(found.back),
    interval: oneOf(found.interval, intervals, 'day'),
    periods: wholeOf(found.periods, 1, MOST_PERIODS) ?? emptyDraft.periods,
    mode: oneOf(found.mode, modes, 'first'),
    counting: oneOf(found.counting, countings, 'on'),
    clock: oneOf(found.clock, clocks, 'calendar'),
    minimum: wholeOf(found.minimum, 1, 1_000_000) ?? 1,
    brackets: readBrackets(found.brackets),
    breakdown: readBreakdown(found.breakdown),
  };
}

/** Months have no fixed length, so that they follow the calendar alone. */
export function clockOf(draft: Pick<Draft, 'interval' | 'clock'>): Clock {
  return draft.interval === 'month' ? 'calendar' : draft.clock;
}

/** The query to run, or undefined while no event starts it. */
export function queryOf(draft: Draft, today: string): RetentionQuery | undefined {
  if (!draft.start.event) return undefined;
  const start = completeSelector(draft.start);
  return {
    kind: 'retention',
    ...sharedQuery(draft, today),
    start,
    return: draft.back.event ? completeSelector(draft.back) : start,
    interval: draft.interval,
    mode: draft.mode,
    counting: draft.counting,
    timeWindow: clockOf(draft),
    ...(draft.brackets.length > 0 ? { brackets: draft.brackets } : { periods: draft.periods + 1 }),
    ...(draft.minimum > 1 ? { minimumOccurrences: draft.minimum } : {}),
    breakdown: breakdownQuery(draft.breakdown, VALUES_APART),
  };
}

/** The bracket that comes behind those there are. */
export function nextBracket(brackets: Bracket[]): Bracket {
  const from = Math.min((brackets.at(-1)?.to ?? 0) + 1, LAST_BRACKET);
  return { from, to: Math.min(from + 6, LAST_BRACKET) };
}
