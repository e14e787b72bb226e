import type { StickinessAnswer, StickinessQuery } from '../../../api/types';
import type { Format } from '../../../components/format';
import type { Dictionary } from '../../../text/en';
import { rangeWords, rest, selectorWords } from '../frame/words';

/** People of a series by in how many intervals they did it. */
export interface StickinessCell {
  series: number;
  intervals: number;
  orMore: boolean;
}

export function sentenceOf(query: StickinessQuery, format: Format, text: Dictionary): string {
  const words = text.insights.stickiness.sentence;
  const series = query.series.map((s) => selectorWords(s, text)).join(words.join);
  return (
    words.all(series, words.per[query.interval ?? 'day'], rangeWords(query, format, text)) + rest(query, text)
  );
}

export function seriesName(query: StickinessQuery, series: number, text: Dictionary): string {
  const selector = query.series[series];
  return selector ? selectorWords(selector, text) : '';
}

/** "On 3 days", "In 3 weeks or more". */
export function countName(query: StickinessQuery, n: number, orMore: boolean, text: Dictionary): string {
  const words = text.insights.stickiness;
  const count = words.on[query.interval ?? 'day'](n);
  return orMore ? words.orMore(count) : count;
}

export function cellTitle(
  cell: StickinessCell,
  { query, answer }: { query: StickinessQuery; answer: StickinessAnswer },
  _: Format,
  text: Dictionary,
): string | undefined {
  if (!answer.series[cell.series] || !(cell.intervals >= 1 && cell.intervals <= answer.intervals))
    return undefined;
  return `${seriesName(query, cell.series, text)} · ${countName(query, cell.intervals, cell.orMore, text)}`;
}
