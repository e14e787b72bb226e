import type { TrendAnswer, TrendQuery } from '../../../api/types';
import type { Format } from '../../../components/format';
import type { Dictionary } from '../../../text/en';
import { conditions, eventName, groupName, rangeWords, rest } from '../frame/words';

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
  const series = [
    ...query.series.map((s) => measured(text, s) + conditions(s.where, text)),
    ...(query.formulas ?? []).map((f) => f.formula),
  ].join(words.join);
  return (
    words.all(series, words.per[query.interval], rangeWords(query, format, text)) +
    (query.cumulative ? words.cumulative : '') +
    (query.rollingAverage ? words.rolling(query.rollingAverage) : '') +
    (query.compare ? words.compared[query.compare] : '') +
    rest(query, text)
  );
}

/** What a line is called: its breakdown values, its event and measure where several are on the chart. */
export function lineName(line: Line, query: TrendQuery, text: Dictionary): string {
  const values = groupName(line.breakdown, text, query.breakdown);
  const base = measured(text, query.series[line.index] ?? line);
  if (line.breakdown.length === 0) return base;
  return query.series.length > 1 ? `${base} · ${values}` : values;
}
