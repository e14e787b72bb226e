import type { ChurnAnswer, ChurnQuery } from '../../../api/types';
import { wholeOf } from '../../../components/reading';
import { readShared, sharedQuery, type SharedDraft } from '../frame/shared';

export interface Draft extends SharedDraft {
  horizonDays: number;
  inactiveDays: number;
}

export const emptyDraft: Draft = { range: '6m', where: [], horizonDays: 30, inactiveDays: 30 };

export function readDraft(held: Record<string, unknown>): Draft {
  return {
    ...readShared(held, emptyDraft.range),
    horizonDays: wholeOf(held.horizonDays, 1, 365) ?? emptyDraft.horizonDays,
    inactiveDays: wholeOf(held.inactiveDays, 1, 365) ?? emptyDraft.inactiveDays,
  };
}

export function queryOf(draft: Draft, today: string): ChurnQuery {
  return {
    kind: 'churn',
    ...sharedQuery(draft, today),
    horizonDays: draft.horizonDays,
    inactiveDays: draft.inactiveDays,
  };
}

/** Days drawn as one column. */
export interface Column {
  from: number;
  to: number;
  people: number;
  share: number;
  cumulative: number;
}

const MOST_COLUMNS = 60;

/** The days as columns: each its own, or several together where there are too many to choose one. */
export function columnsOf(days: ChurnAnswer['days']): Column[] {
  const width = Math.ceil(days.length / MOST_COLUMNS);
  const columns: Column[] = [];
  for (let i = 0; i < days.length; i += width) {
    const part = days.slice(i, i + width);
    columns.push({
      from: part[0]!.day,
      to: part.at(-1)!.day,
      people: part.reduce((sum, day) => sum + day.people, 0),
      share: part.reduce((sum, day) => sum + day.share, 0),
      cumulative: part.at(-1)!.cumulative,
    });
  }
  return columns;
}

/** "3" or "3–5". */
export function dayWords(from: number, to: number): string {
  return from === to ? String(from) : `${from}–${to}`;
}
