import type { TrendAnswer, TrendQuery } from '../../../api/types';
import { bucketName } from '../frame/buckets';
import { Frame } from '../frame/Frame';
import type { InsightKind } from '../frame/kind';
import { emptyDraft, queryOf, readDraft, type Draft } from './draft';
import { TrendPanel } from './TrendPanel';
import { TrendResult } from './TrendResult';
import { lineName, sentenceOf } from './words';

/** A point: a line's series and breakdown values, and the first day of a bucket. */
export interface TrendCell {
  series: number;
  bucket: string;
  breakdown: (string | null)[];
  /** Of the earlier period it is compared with. */
  before?: boolean;
}

const trend: InsightKind<Draft, TrendQuery, TrendAnswer, TrendCell> = {
  name: 'trend',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (draft, { insights }) =>
    draft.series.some((s) => s.event) ? insights.trend.noProperty : insights.trend.empty,
  sentence: sentenceOf,
  isEmpty: ({ series, compared }) =>
    [...series, ...(compared?.series ?? [])].every((s) => s.values.every((v) => !v)),
  cellTitle: (cell, { query, answer }, format, text) => {
    const shown = cell.before ? answer.compared : answer;
    const line = shown?.series.find(
      (l) => l.index === cell.series && JSON.stringify(l.breakdown) === JSON.stringify(cell.breakdown),
    );
    if (!line || !shown?.buckets.includes(cell.bucket)) return undefined;
    const bucket = bucketName(cell.bucket, query.interval, format);
    return text.insights.trend.peopleTitle(lineName(line, query, text), bucket);
  },
  asked: ({ before, ...cell }, { query, answer }) => {
    if (!before || !answer.compared) return { query, cell };
    const { from, to } = answer.compared;
    return { query: { ...query, compare: undefined, from, to }, cell };
  },
  Panel: TrendPanel,
  Result: TrendResult,
};

export default function TrendPage() {
  return <Frame kind={trend} />;
}
