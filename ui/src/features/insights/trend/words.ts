import type { Interval, TrendAnswer, TrendQuery } from '../../../api/types';
import { addDays, localDate } from '../../../components/dates';
import type { Format } from '../../../components/format';
import type { Dictionary } from '../../../text/en';
import { conditions, eventName, rangeWords, valueName } from '../frame/words';

type Line = TrendAnswer['series'][number];

function measured(
  text: Dictionary,
  of: { event: string; measure: Line['measure']; property?: string | null },
) {
  const words = text.insights.trend;
  const measure = words.measures[of.measure];
  const event = eventName(of.event, text);
  return of.property
    ? words.sentence.property(measure, of.property, event)
    : words.sentence.of(measure, event);
}

/** The query as people would say it. */
export function sentenceOf(query: TrendQuery, format: Format, text: Dictionary): string {
  const words = text.insights.trend.sentence;
  const series = query.series.map((s) => measured(text, s) + conditions(s.where, text)).join(words.join);
  return (
    words.all(series, words.per[query.interval], rangeWords(query, format, text)) +
    conditions(query.where, text) +
    query.breakdown.map((b) => text.insights.sentence.by(b.property ?? b.segment ?? '')).join('')
  );
}

/** What a line is called: its breakdown values, its event and measure where several are on the chart. */
export function lineName(line: Line, query: TrendQuery, text: Dictionary): string {
  const values = line.breakdown.map((v) => valueName(v, text));
  const series = query.series[line.index] ?? line;
  const base = measured(text, series);
  if (values.length === 0) return base;
  return query.series.length > 1 ? `${base} · ${values.join(' · ')}` : values.join(' · ');
}

function lastDay(start: string, interval: Interval): string {
  if (interval === 'day') return start;
  if (interval === 'week') return addDays(start, 6);
  return addDays(`${addDays(`${start.slice(0, 7)}-01`, 32).slice(0, 7)}-01`, -1);
}

/** The first bucket that is still open: its end and the hour allowed for late events have not passed. */
export function firstOpen(buckets: string[], interval: Interval, now: Date, zone: string): number {
  const settled = localDate(new Date(now.getTime() - 3_600_000), zone);
  const index = buckets.findIndex((start) => lastDay(start, interval) >= settled);
  return index < 0 ? buckets.length : index;
}

export function bucketName(start: string, interval: Interval, format: Format, short = false): string {
  if (interval === 'week') return short ? format.axisDay(start) : format.week(start);
  if (interval === 'month') return format.month(start);
  return short ? format.axisDay(start) : format.day(start);
}
