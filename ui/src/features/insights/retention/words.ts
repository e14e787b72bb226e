import type { RetentionAnswer, RetentionQuery } from '../../../api/types';
import type { Format } from '../../../components/format';
import type { Dictionary } from '../../../text/en';
import { bucketName } from '../frame/buckets';
import { groupName, rangeWords, rest, selectorWords } from '../frame/words';
import type { RetentionInterval } from './draft';

/** People of a cohort who came back in a cell, or who did not. */
export interface RetentionCell {
  cohort: string;
  cell: number;
  outcome: 'returned' | 'lost';
  breakdown?: (string | null)[];
}

export function intervalOf(query: RetentionQuery): RetentionInterval {
  return query.interval ?? 'day';
}

/** The query as people would say it. */
export function sentenceOf(query: RetentionQuery, format: Format, text: Dictionary): string {
  const words = text.insights.retention.sentence;
  const how = [
    words.mode[query.mode ?? 'first'],
    words.counting[query.counting ?? 'on'],
    ...(query.timeWindow === 'rolling24h' ? [words.rolling] : []),
    ...(query.minimumOccurrences ? [words.minimum(query.minimumOccurrences)] : []),
  ];
  return (
    words.all(
      selectorWords(query.start, text),
      selectorWords(query.return ?? query.start, text),
      words.per[intervalOf(query)],
      how.join(words.also),
      rangeWords(query, format, text),
    ) + rest(query, text)
  );
}

/** What a cohort is called: the hour, day, week or month it started in. */
export function cohortName(start: string, query: RetentionQuery, format: Format): string {
  const interval = intervalOf(query);
  return interval === 'hour' ? format.time(start) : bucketName(start, interval, format);
}

/** "Day 3", or "Day 8–30" for a bracket. */
export function cellName(
  cell: { from: number; to: number },
  query: RetentionQuery,
  text: Dictionary,
): string {
  const numbers = cell.from === cell.to ? String(cell.from) : `${cell.from}–${cell.to}`;
  return text.insights.retention.cell[intervalOf(query)](numbers);
}

export function cellTitle(
  cell: RetentionCell,
  { query, answer }: { query: RetentionQuery; answer: RetentionAnswer },
  format: Format,
  text: Dictionary,
): string | undefined {
  const words = text.insights.retention;
  const span = answer.cells[cell.cell];
  if (!span || !answer.cohorts.some((c) => c.start === cell.cohort)) return undefined;
  const cohort = cohortName(cell.cohort, query, format);
  const of = cell.breakdown?.length ? [groupName(cell.breakdown, text, query.breakdown)] : [];
  const what = cell.cell === 0 ? words.whole : words.outcomeAt[cell.outcome](cellName(span, query, text));
  return [words.cohortOf(cohort), ...of, what].join(' · ');
}
