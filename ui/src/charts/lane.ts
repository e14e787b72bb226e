import { addDays } from '../components/dates';

/** Something that happened, for the lane under a chart's axis. */
export interface LaneMark {
  kind: 'release' | 'campaign' | 'experiment' | 'hold';
  name: string;
  /** Local dates, both inclusive; null while it goes on. */
  from: string;
  to: string | null;
  /** What it is about, as `feature:key`; absent for the whole project. */
  about?: string;
  /** Where it is shown. */
  href: string;
  /** Name and dates, for those who hear it or point at it. */
  said: string;
}

/** A mark with its place: pixels from the left of the chart, and its row. */
export interface LaidMark extends LaneMark {
  left: number;
  width: number;
  row: number;
  named: boolean;
}

const SMALLEST = 24;
const GAP = 4;

/** How wide a text is, roughly: Chinese takes a full square. */
export function textWidth(text: string): number {
  return [...text].reduce((n, c) => n + (c > '\u2e7f' ? 12 : 7), 0);
}

/** Where a date lies between the starts of buckets, in buckets from the first; the last bucket is as wide as the one before. */
export function placeOf(date: string, buckets: readonly string[]): number {
  const at = buckets.findLastIndex((start) => start <= date);
  if (at < 0) return 0;
  const next = buckets[at + 1];
  if (next === undefined) return at;
  let days = 0;
  let inside = 0;
  for (let day = buckets[at]!; day < next; day = addDays(day, 1)) {
    days++;
    if (day < date) inside++;
  }
  return at + inside / days;
}

/** Rows of marks that do not overlap; a mark is named where its name has room. */
export function laid(
  marks: readonly LaneMark[],
  buckets: readonly string[],
  first: number,
  last: number,
): LaidMark[] {
  const step = buckets.length > 1 ? (last - first) / (buckets.length - 1) : 0;
  const x = (date: string) => first + placeOf(date, buckets) * step;
  const ends: number[] = [];
  return marks.map((mark) => {
    const from = x(mark.from);
    const point = mark.kind === 'release';
    const until = point ? from : Math.max(from, mark.to === null ? last : x(mark.to));
    const wanted = textWidth(mark.name) + 28;
    const length = until - from;
    const named = length >= wanted || from + wanted <= last + SMALLEST;
    const left = from - SMALLEST / 2;
    const width = Math.max(SMALLEST, length + SMALLEST / 2, named ? wanted : 0);
    let row = ends.findIndex((end) => end + GAP <= left);
    if (row < 0) row = ends.length;
    ends[row] = left + width;
    return { ...mark, left, width, row, named };
  });
}
