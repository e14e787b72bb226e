import type { TrendAnswer, TrendQuery } from '../../../api/types';
import { otherColour, seriesColours } from '../../../charts/LineChart';
import type { Dictionary } from '../../../text/en';
import { eventName, groupName } from '../frame/words';
import { lineName } from './words';

/** A line of the answer, computed from others or not, with the earlier period's beside it. */
export interface Drawn {
  name: string;
  /** Without the measure, where its unit says it. */
  short?: string;
  colour: string;
  dashed: boolean;
  /** What its values are; lines of one unit share a panel. */
  unit: string;
  /** Adds up what a property holds. */
  summed?: boolean;
  values: (number | null)[];
  breakdown: (string | null)[];
  /** Of the series; undefined for a formula, whose values have no people of their own. */
  series?: number;
  /** Values of the earlier period, bucket by bucket. */
  before?: (number | null)[];
}

/** The event alone; undefined where another line of the same measure counts it too, under other conditions. */
function shortName(query: TrendQuery, index: number, text: Dictionary): string | undefined {
  const { event, measure } = query.series[index]!;
  const alike = query.series.filter((s) => s.event === event && s.measure === measure);
  return alike.length === 1 ? eventName(event, text) : undefined;
}

const same = (a: readonly (string | null)[], b: readonly (string | null)[]) =>
  JSON.stringify(a) === JSON.stringify(b);

/** The lines of an answer, series first. */
export function drawnLines(query: TrendQuery, answer: TrendAnswer, text: Dictionary): Drawn[] {
  const units = text.insights.trend.unit;
  const look = (i: number, breakdown: (string | null)[]) => {
    const rest = breakdown.includes('$other');
    return { colour: rest ? otherColour : (seriesColours[i] ?? seriesColours[0]!), dashed: rest };
  };
  const series = answer.series.map((line, i): Drawn => {
    const { measure } = line;
    const counts = measure === 'events' || measure === 'people';
    return {
      name: lineName(line, query, text),
      ...(counts && line.breakdown.length === 0 ? { short: shortName(query, line.index, text) } : {}),
      ...look(i, line.breakdown),
      unit: counts ? units[measure] : (query.series[line.index]?.property ?? ''),
      ...(measure === 'sum' ? { summed: true } : {}),
      values: line.values,
      breakdown: line.breakdown,
      series: line.index,
      before: answer.compared?.series.find((b) => b.index === line.index && same(b.breakdown, line.breakdown))
        ?.values,
    };
  });
  const formulas = answer.formulas.map((line, i): Drawn => ({
    name: [
      line.formula,
      ...(line.breakdown.length ? [groupName(line.breakdown, text, query.breakdown)] : []),
    ].join(' · '),
    ...look(i, line.breakdown),
    unit: line.formula,
    values: line.values,
    breakdown: line.breakdown,
    before: answer.compared?.formulas.find((b) => b.index === line.index && same(b.breakdown, line.breakdown))
      ?.values,
  }));
  return [...series, ...formulas];
}

/**
 * Lines of one unit share a panel, sums apart from what one event amounts to, which would lie flat beside them; panels of different units are stacked on one time axis, never on two y-axes.
 */
export function panelsOf(lines: readonly Drawn[]): { unit: string; lines: Drawn[] }[] {
  const panels = new Map<string, Drawn[]>();
  for (const line of lines) {
    const key = `${line.summed ? 'sum' : ''} ${line.unit}`;
    panels.set(key, [...(panels.get(key) ?? []), line]);
  }
  return [...panels.values()].map((own) => ({ unit: own[0]!.unit, lines: own }));
}

/** Whether a value is a count of its own bucket, so that it has people behind it. */
export function hasPeople(query: TrendQuery, line: Drawn): boolean {
  return line.series !== undefined && !query.cumulative && !query.rollingAverage;
}
