import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Bucket, Metric, People, Rates } from '../api/types';
import { useSession } from '../app/session';
import { addDays, lastDays, type Range } from './dates';
import { useAddress } from './useAddress';

export type RateInterval = 'day' | 'week';
export type Side = 'numerator' | 'denominator';

/** A number of a rate whose people can be opened. */
export interface RateCell {
  metric: Metric;
  subject: string;
  bucket: string;
  interval: RateInterval;
  side: Side;
}

export const rangeChoices = [7, 28, 90] as const;
const DEFAULT_RANGE = 28;

/** Below this many people a rate says little. */
export const SMALLEST_SAMPLE = 50;

export function useRates(metric: Metric, subject: string, range: Range, interval: RateInterval) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'rates', metric, subject, range.from, range.to, interval],
    queryFn: ({ signal }) =>
      api.get<Rates>('/api/projects/{project}/rates', {
        path: { project: project.key },
        query: { metric, subject, ...range, interval },
        signal,
      }),
    placeholderData: (before) => (before?.subject === subject ? before : undefined),
  });
}

/** The newest closed bucket that has a rate. */
export function lastClosedOf(buckets: Bucket[]): Bucket | undefined {
  return buckets.findLast((b) => b.status === 'closed' && b.rate !== null);
}

/**
 * Buckets that are still open because their people have not had the days they are followed for. Of other rates only the
 * newest bucket is open, and for an hour after its end, while late events are waited for, the one before.
 *
 * @param hourAgo the project's date an hour ago
 */
export function immatureOf(buckets: Bucket[], hourAgo: string): Bucket[] {
  const open = buckets.filter((b) => b.status === 'open');
  const justBegun = (open.at(-1)?.start ?? '') > hourAgo;
  return open.length > (justBegun ? 2 : 1) ? open : [];
}

/** The rate of the last closed day, for lists. */
export function useLastClosed(metric: Metric, subject: string, enabled = true) {
  const { project, today } = useSession();
  return useQuery({
    queryKey: [project.key, 'rates', 'last-closed', metric, subject, today],
    enabled,
    queryFn: ({ signal }) =>
      api.get<Rates>('/api/projects/{project}/rates', {
        path: { project: project.key },
        query: { metric, subject, from: addDays(today, -2), to: today, interval: 'day' },
        signal,
      }),
    select: (rates) => lastClosedOf(rates.buckets) ?? null,
    staleTime: 60_000,
  });
}

export function loadPeople(project: string, cell: RateCell, cursor: string | undefined, signal: AbortSignal) {
  return api.get<People>('/api/projects/{project}/rates/people', {
    path: { project },
    query: { ...cell, cursor },
    signal,
  });
}

/** An open cell in the address: metric~subject~bucket~interval~side. */
export function cellText(cell: RateCell): string {
  return [cell.metric, cell.subject, cell.bucket, cell.interval, cell.side].join('~');
}

export function cellOf(text: string | null): RateCell | undefined {
  const [metric, subject, bucket, interval, side] = text?.split('~') ?? [];
  if (!metric || subject === undefined || !bucket) return undefined;
  if (interval !== 'day' && interval !== 'week') return undefined;
  if (side !== 'numerator' && side !== 'denominator') return undefined;
  return { metric: metric as Metric, subject, bucket, interval, side };
}

/** Range, interval and open people list of a page with rates, as the address says. */
export function useRateView() {
  const { today } = useSession();
  const { search, set } = useAddress();
  const days = Number(search.get('range')?.replace('d', '') ?? DEFAULT_RANGE);
  const chosen = rangeChoices.find((n) => n === days) ?? DEFAULT_RANGE;
  const interval: RateInterval = search.get('interval') === 'week' ? 'week' : 'day';
  return {
    days: chosen,
    range: lastDays(chosen, today),
    interval,
    cell: cellOf(search.get('people')),
    setDays: (n: number) => set({ range: n === DEFAULT_RANGE ? undefined : `${n}d` }),
    setInterval: (value: RateInterval) => set({ interval: value === 'day' ? undefined : value }),
    openPeople: (cell: RateCell | undefined) => set({ people: cell && cellText(cell) }),
  };
}

export type RateView = ReturnType<typeof useRateView>;
