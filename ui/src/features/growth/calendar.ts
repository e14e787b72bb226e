import { addDays, isDate, weekStart } from '../../components/dates';

/** What the calendar needs to know of an entry to place it; dates are local and inclusive, no end means on and on. */
export interface Spanning {
  from: string;
  to: string | null;
}

export type CalendarView = 'month' | 'week';

/** One entry's bar within one week: columns 0 (Monday) to 6, and the lane it lies in. */
export interface Bar<E> {
  entry: E;
  column: number;
  span: number;
  lane: number;
  /** False where it goes on from the week before, or into the week after. */
  begins: boolean;
  ends: boolean;
}

/** Mondays of the weeks a view shows: those that touch the month of a day, or the one of the day. */
export function mondays(view: CalendarView, at: string): string[] {
  if (view === 'week') return [weekStart(at)];
  const month = at.slice(0, 7);
  const weeks: string[] = [];
  for (let monday = weekStart(`${month}-01`); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    weeks.push(monday);
  }
  return weeks;
}

/** The day that a step forward or back leads to. */
export function stepped(view: CalendarView, at: string, direction: 1 | -1): string {
  if (view === 'week') return addDays(at, 7 * direction);
  const [year, month] = at.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + direction, 1)).toISOString().slice(0, 10);
}

/** Bars of one week, the earliest and longest first, each in the first lane that is free for it. */
export function barsOf<E extends Spanning>(entries: E[], monday: string): Bar<E>[] {
  const sunday = addDays(monday, 6);
  const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i));
  const lanes: number[] = [];
  return entries
    .filter((entry) => entry.from <= sunday && (entry.to === null || entry.to >= monday))
    .map((entry) => {
      const begins = entry.from >= monday;
      const ends = entry.to !== null && entry.to <= sunday;
      const column = begins ? days.indexOf(entry.from) : 0;
      const last = ends ? days.indexOf(entry.to!) : 6;
      return { entry, column, span: last - column + 1, begins, ends };
    })
    .sort((a, b) => a.column - b.column || b.span - a.span)
    .map((bar) => {
      let lane = lanes.findIndex((taken) => taken <= bar.column);
      if (lane < 0) lane = lanes.length;
      lanes[lane] = bar.column + bar.span;
      return { ...bar, lane };
    });
}

/** View and day as the address says. */
export function viewOf(search: URLSearchParams, today: string): { view: CalendarView; at: string } {
  const at = search.get('at');
  return { view: search.get('view') === 'week' ? 'week' : 'month', at: isDate(at) ? at : today };
}
