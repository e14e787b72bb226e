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
}

const trend: InsightKind<Draft, TrendQuery, TrendAnswer, TrendCell> = {
  name: 'trend',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (draft, { insights }) =>
    draft.series.some((s) => s.event) ? insights.trend.noProperty : insights.trend.empty,
  sentence: sentenceOf,
  isEmpty: (answer) => answer.series.length === 0,
  cellTitle: (cell, { query, answer }, format, text) => {
    const line = answer.series.find(
      (l) => l.index === cell.series && JSON.stringify(l.breakdown) === JSON.stringify(cell.breakdown),
    );
    if (!line || !answer.buckets.includes(cell.bucket)) return undefined;
    const bucket = bucketName(cell.bucket, query.interval, format);
    return text.insights.trend.peopleTitle(lineName(line, query, text), bucket);
  },
  Panel: TrendPanel,
  Result: TrendResult,
};

export default function TrendPage() {
  return <Frame kind={trend} />;
}
