import type { Board, BoardBucket, MetricFacts, TilePolicy } from '../../api/types';
import { useSession } from '../../app/session';
import { useFormat, type Format } from '../../components/format';
import { SMALLEST_SAMPLE } from '../../components/rates';

/** How the values and buckets of one metric read. */
export interface Shows {
  value: (value: number) => string;
  /** A difference: percentage points, or plain. */
  difference: (difference: number) => string;
  count: (value: number) => string;
  /** A bound as short as it was written: 40%, 0.8%. */
  bound: (value: number) => string;
  bucket: (start: string) => string;
  format: Format;
}

export function useShows(metric: Pick<MetricFacts, 'unit' | 'interval'>): Shows {
  const { project } = useSession();
  const format = useFormat(project.zone);
  const percent = metric.unit === 'percent';
  return {
    value: percent ? format.percent : format.compact,
    difference: (difference) =>
      percent
        ? format.points(difference)
        : `${difference > 0 ? '+' : difference < 0 ? '−' : ''}${format.exact(Math.abs(difference))}`,
    count: format.exact,
    bound: percent ? (value) => `${format.exact(Math.round(value * 1e6) / 1e4)}%` : format.exact,
    bucket:
      metric.interval === 'week' ? format.week : metric.interval === 'month' ? format.month : format.axisDay,
    format,
  };
}

/** Too few people to say much of a rate. */
export function isSmall(metric: MetricFacts, bucket: BoardBucket): boolean {
  return metric.unit === 'percent' && bucket.sample < SMALLEST_SAMPLE;
}

/**
 * Which breach in a row each breach was, by bucket: as far as they count towards firing, at least three. Buckets that
 * decided nothing neither help nor reset.
 */
export function breachesOf(policy: TilePolicy | undefined): Map<string, number> {
  const breaches = new Map<string, number>();
  const shown = Math.max(3, policy?.standing.status.k ?? 0);
  let row = 0;
  for (const judged of policy?.judged ?? []) {
    if (judged.breach) {
      row++;
      if (row <= shown) breaches.set(judged.bucket, row);
    } else if (judged.verdict !== 'no_data' && judged.verdict !== 'too_few') row = 0;
  }
  return breaches;
}

/** Whether a change is for the better; undefined where it would read as none. */
export function isBetter(metric: MetricFacts, difference: number): boolean | undefined {
  if (Math.abs(difference) < (metric.unit === 'percent' ? 0.0005 : 1e-12)) return undefined;
  return metric.better === 'up' ? difference > 0 : difference < 0;
}

/** A board's tiles of all sorts in the order they were given, each with one of the three set. */
export function placed({ tiles, insights, unavailable }: Pick<Board, 'tiles' | 'insights' | 'unavailable'>) {
  const all = [
    ...tiles.map((metric) => ({
      key: [metric.metric.key, metric.metric.subject, metric.metric.interval, metric.metric.window].join('~'),
      position: metric.position,
      columns: metric.columns,
      names: metric.metric.names,
      metric,
      insight: undefined,
      unavailable: undefined,
    })),
    ...insights.map((insight) => ({
      key: `insight~${insight.insight.key}`,
      position: insight.position,
      columns: insight.columns,
      names: insight.insight.names,
      metric: undefined,
      insight,
      unavailable: undefined,
    })),
    ...unavailable.map((lost) => ({
      key: `unavailable~${lost.position}`,
      position: lost.position,
      columns: 1,
      names: undefined,
      metric: undefined,
      insight: undefined,
      unavailable: lost,
    })),
  ];
  return all.sort((a, b) => a.position - b.position);
}
