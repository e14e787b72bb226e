import type { Filter, Interval, TrendAnswer, TrendQuery } from '../../api/types';
import { addDays, localDate } from '../../components/dates';
import type { Format } from '../../components/format';
import type { Dictionary } from '../../text/en';

type Words = Dictionary['insights'];
type Operators = Dictionary['common']['selector']['operators'];
type Line = TrendAnswer['series'][number];

function eventName(event: string, anyEvent: string): string {
  return event === '*' ? anyEvent : event;
}

function measured(
  words: Words,
  anyEvent: string,
  of: { event: string; measure: Line['measure']; property?: string | null },
) {
  const measure = words.measures[of.measure];
  const event = eventName(of.event, anyEvent);
  return of.property
    ? words.sentence.property(measure, of.property, event)
    : words.sentence.of(measure, event);
}

/** The query as people would say it. */
export function sentenceOf(query: TrendQuery, format: Format, text: Dictionary): string {
  const words = text.insights;
  const operators = text.common.selector.operators;
  const series = query.series
    .map((s) => measured(words, text.common.selector.anyEvent, s) + conditions(s.where, words, operators))
    .join(words.sentence.join);
  const range = words.sentence.to(format.day(query.from), format.day(query.to));
  return (
    words.sentence.all(series, words.sentence.per[query.interval], range) +
    conditions(query.where, words, operators) +
    query.breakdown.map((b) => words.sentence.by(b.property)).join('')
  );
}

function conditions(filters: Filter[], words: Words, operators: Operators): string {
  if (filters.length === 0) return '';
  const parts = filters.map((f) => `${f.property} ${operators[f.op]} ${f.value.join(' / ')}`.trim());
  return words.sentence.where(parts.join(words.sentence.and));
}

/** What a line is called: its breakdown values, its event and measure where several are on the chart. */
export function lineName(line: Line, query: TrendQuery, text: Dictionary): string {
  const words = text.insights;
  const values = line.breakdown.map((v) => (v === null ? words.missing : v === '$other' ? words.other : v));
  const series = query.series[line.index] ?? line;
  const base = measured(words, text.common.selector.anyEvent, series);
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
