import type { MetricInfo, NorthStarInput } from '../../api/types';
import { subjectOf, subjectText } from '../../components/SubjectLink';

export const FEWEST_INPUTS = 3;
export const MOST_INPUTS = 6;

/** An input as it is typed: percentages as such. */
export interface InputRow {
  metric?: string;
  subject?: string;
  interval: NorthStarInput['interval'];
  target?: number | null;
  owner?: string | null;
}

export const blankRow: InputRow = { interval: 'day' };

/** What a metric is about, where it is about something. */
export function kindOf(metric: MetricInfo | undefined): 'feature' | 'campaign' | undefined {
  if (metric?.about === 'campaign') return 'campaign';
  return metric?.about === 'feature' || metric?.about === 'project_or_feature' ? 'feature' : undefined;
}

export const isPercent = (metric: MetricInfo | undefined) => (metric?.unit ?? 'percent') === 'percent';

const round = (value: number) => Math.round(value * 1e8) / 1e8;

export function rowOf(input: NorthStarInput, metric: MetricInfo | undefined): InputRow {
  const kind = kindOf(metric);
  return {
    metric: input.metric,
    subject: input.subject && kind ? subjectText({ kind, key: input.subject }) : '',
    interval: input.interval,
    target: isPercent(metric) ? round(input.target * 100) : input.target,
    owner: input.owner,
  };
}

/** The row in words of the server; undefined while something is missing. */
export function inputOf(row: InputRow, metric: MetricInfo | undefined): NorthStarInput | undefined {
  const kind = kindOf(metric);
  const subject = kind ? (subjectOf(row.subject)?.key ?? null) : null;
  const needed = metric?.about === 'feature' || metric?.about === 'campaign';
  if (!row.metric || row.target == null || (needed && !subject)) return undefined;
  return {
    metric: row.metric,
    subject,
    interval: metric && !metric.intervals.includes(row.interval) ? metric.intervals[0]! : row.interval,
    target: isPercent(metric) ? round(row.target / 100) : row.target,
    owner: row.owner || null,
  };
}
