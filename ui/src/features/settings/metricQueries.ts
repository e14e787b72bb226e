import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { CustomMetric, MetricInfo, NorthStar, Policy, SignalSeries } from '../../api/types';
import { useSession } from '../../app/session';
import { addDays } from '../../components/dates';
import { useAllPolicies } from '../../components/PolicyLink';

const OWN = '/api/projects/{project}/metrics/custom/{key}';

export function useMetricList() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'metrics'],
    queryFn: () =>
      api.get<MetricInfo[]>('/api/projects/{project}/metrics', { path: { project: project.key } }),
  });
}

export function useOwnMetric(key: string) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'metrics', key],
    queryFn: () => api.get<CustomMetric>(OWN, { path: { project: project.key, key } }),
  });
}

export function useRevisions(key: string) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'metrics', key, 'revisions'],
    queryFn: () => api.get<CustomMetric[]>(`${OWN}/revisions`, { path: { project: project.key, key } }),
  });
}

/** The last 30 days and today of a metric that is kept. */
export function useMetricSeries(key: string) {
  const { project, today } = useSession();
  return useQuery({
    queryKey: [project.key, 'metrics', key, 'series', today],
    queryFn: ({ signal }) =>
      api.get<SignalSeries>('/api/projects/{project}/signals', {
        path: { project: project.key },
        query: { metric: key, from: addDays(today, -30), to: today, interval: 'day' },
        signal,
      }),
  });
}

/** The same of one that is being written; undefined waits until it is whole. */
export function usePreview(request: string | undefined) {
  const { project, today } = useSession();
  return useQuery<SignalSeries>({
    queryKey: [project.key, 'metric-preview', request ?? '', today],
    enabled: request !== undefined,
    retry: false,
    placeholderData: (before) => before,
    queryFn: ({ signal }) =>
      api.post<SignalSeries>('/api/projects/{project}/metrics/custom-preview', {
        path: { project: project.key },
        body: JSON.parse(request!) as unknown,
        signal,
      }),
  });
}

export interface Use {
  kind: 'policy' | 'north-star';
  key: string;
  names: Policy['names'] | null;
}

/** The rules and the north star that watch each metric. */
export function useUses(): (metric: string) => Use[] {
  const { project } = useSession();
  const policies = useAllPolicies();
  const star = useQuery({
    queryKey: [project.key, 'north-star'],
    queryFn: () =>
      api.get<NorthStar>('/api/projects/{project}/north-star', { path: { project: project.key } }),
  });
  return (metric) => [
    ...(star.data?.metric === metric ? [{ kind: 'north-star' as const, key: '', names: null }] : []),
    ...(policies.data?.items ?? [])
      .filter((p) => p.state !== 'retired' && p.condition.predicates.some((c) => c.metric === metric))
      .map((p) => ({ kind: 'policy' as const, key: p.key, names: p.names })),
  ];
}

export function useMetricsChanged() {
  const { project } = useSession();
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === project.key && ['metrics', 'audit'].includes(String(what)),
    });
}
