import type { Interval } from '../../../api/types';
import { lastDay, localDate } from '../../../components/dates';
import type { Format } from '../../../components/format';

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
