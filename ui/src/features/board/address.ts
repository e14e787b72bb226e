import { addDays, isDate } from '../../components/dates';
import type { ChosenRange } from '../../components/range';
import { DEFAULT_DAYS, MOST_DAYS, type Shown } from './queries';

export interface Place {
  shown: Shown;
  /** What the insights are asked about instead of their own ranges, while days or dates are chosen. */
  range?: ChosenRange;
}

/** What a board's address asks for. */
export function placeIn(board: string, search: URLSearchParams, today: string): Place {
  const days = Number.parseInt(search.get('range') ?? '', 10);
  const [from, to] = [search.get('from'), search.get('to')];
  const dates = isDate(from) && isDate(to) && from <= to ? { from, to } : undefined;
  const shown: Shown = {
    board,
    ...dates,
    days: days >= 1 && days <= MOST_DAYS ? days : DEFAULT_DAYS,
    feature: search.get('feature') ?? undefined,
    campaign: search.get('campaign') ?? undefined,
  };
  const range = dates ?? (search.get('range') ? { from: addDays(today, -shown.days), to: today } : undefined);
  return { shown, range };
}

/**
 * The address's query with the dates it shows today; undefined where they stay anyway, and where no dates show the same:
 * insights keep ranges of their own until one is chosen for the board.
 */
export function asSeen(
  search: URLSearchParams,
  { shown, range }: Place,
  today: string,
  insights: boolean,
): string | undefined {
  if (shown.from || (insights && !range)) return undefined;
  const next = new URLSearchParams(search);
  next.delete('range');
  next.set('from', addDays(today, -shown.days));
  next.set('to', today);
  return next.toString();
}
