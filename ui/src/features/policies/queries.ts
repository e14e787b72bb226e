import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type {
  ActionTypeInfo,
  Backtest,
  Channel,
  Evaluation,
  MetricInfo,
  Page,
  Policy,
  PolicyDraft,
  PolicyEpisode,
  PolicyTemplate,
  Pool,
} from '../../api/types';
import { useSession } from '../../app/session';

const POLICIES = '/api/projects/{project}/policies';

export function usePolicies() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'policies', 'all'],
    queryFn: () => api.get<Page<Policy>>(POLICIES, { path: { project: project.key }, query: { limit: 200 } }),
    refetchInterval: 30_000,
  });
}

export function usePolicy(key: string) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'policies', key],
    queryFn: () => api.get<Policy>(`${POLICIES}/{key}`, { path: { project: project.key, key } }),
    refetchInterval: 30_000,
  });
}

export function useEvaluations(key: string) {
  const { project } = useSession();
  return useInfiniteQuery({
    queryKey: [project.key, 'policies', key, 'evaluations'],
    queryFn: ({ pageParam }) =>
      api.get<Page<Evaluation>>(`${POLICIES}/{key}/evaluations`, {
        path: { project: project.key, key },
        query: { cursor: pageParam, limit: 60 },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useEpisodes(key: string) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'policies', key, 'episodes'],
    queryFn: () =>
      api.get<PolicyEpisode[]>(`${POLICIES}/{key}/episodes`, { path: { project: project.key, key } }),
  });
}

export function useTemplates(wanted: boolean) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'policy-templates'],
    queryFn: () => api.get<PolicyTemplate[]>(`${POLICIES}/templates`, { path: { project: project.key } }),
    enabled: wanted,
    staleTime: Infinity,
  });
}

/** Every metric a rule may watch. */
export function useMetrics() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'metrics'],
    queryFn: () =>
      api.get<MetricInfo[]>('/api/projects/{project}/metrics', { path: { project: project.key } }),
    staleTime: 60_000,
  });
}

/** The days on which a rule would have been pending, fired and cleared; undefined waits for a rule that is whole. */
export function useBacktest(
  policy: PolicyDraft | undefined,
  key: string | undefined,
  from: string,
  to: string,
) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'backtest', JSON.stringify(policy), key ?? '', from, to],
    queryFn: ({ signal }) =>
      api.post<Backtest>(`${POLICIES}/backtest`, {
        path: { project: project.key },
        body: { policy, key: key ?? null, from, to },
        signal,
      }),
    enabled: policy !== undefined,
    placeholderData: (before) => before,
    retry: false,
  });
}

/** What a rule can do. */
export function useActionTypes() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'action-types'],
    queryFn: () =>
      api.get<ActionTypeInfo[]>('/api/projects/{project}/actions/types', { path: { project: project.key } }),
    staleTime: Infinity,
  });
}

export function usePools(wanted: boolean) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'pools', 'all'],
    queryFn: () => api.get<Page<Pool>>('/api/projects/{project}/pools', { path: { project: project.key } }),
    enabled: wanted,
  });
}

export function useChannels(wanted: boolean) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'channels', 'all'],
    queryFn: () => api.get<Channel[]>('/api/projects/{project}/channels', { path: { project: project.key } }),
    enabled: wanted,
  });
}
