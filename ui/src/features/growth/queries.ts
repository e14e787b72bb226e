import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { GateReview, MetricInfo, NorthStar, Page, Pool, StarTree, WorkItem } from '../../api/types';
import { useSession } from '../../app/session';

/** What the parts of growth are called in the cache; actions elsewhere refresh them by these names. */
export type Part = 'north-star' | 'work-items' | 'pools' | 'gates';

export function useNorthStar() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'north-star'],
    queryFn: () =>
      api.get<NorthStar>('/api/projects/{project}/north-star', { path: { project: project.key } }),
  });
}

export function useWorkItems() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'work-items'],
    queryFn: async () => {
      const items: WorkItem[] = [];
      let cursor: string | undefined;
      do {
        const page: Page<WorkItem> = await api.get('/api/projects/{project}/work-items', {
          path: { project: project.key },
          query: { cursor, limit: 200 },
        });
        items.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor);
      return items;
    },
    refetchInterval: 30_000,
  });
}

export function usePools() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'pools', 'all'],
    queryFn: () => api.get<Page<Pool>>('/api/projects/{project}/pools', { path: { project: project.key } }),
    refetchInterval: 30_000,
  });
}

export function useGates() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'gates'],
    queryFn: () =>
      api.get<Page<GateReview>>('/api/projects/{project}/gates', { path: { project: project.key } }),
    refetchInterval: 30_000,
  });
}

/** The north star over what moves it, with their numbers. */
export function useStarTree(days: number) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'north-star', 'tree', days],
    queryFn: ({ signal }) =>
      api.get<StarTree>('/api/projects/{project}/north-star/tree', {
        path: { project: project.key },
        query: { days },
        signal,
      }),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
}

/** Every metric that can be an input. */
export function useMetrics() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'metrics'],
    queryFn: () =>
      api.get<MetricInfo[]>('/api/projects/{project}/metrics', { path: { project: project.key } }),
    staleTime: 60_000,
  });
}

/** Reads one part of growth again, and the board that shows it. */
export function useGrowthChanged() {
  const { project } = useSession();
  const queries = useQueryClient();
  return (...parts: Part[]) =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === project.key && [...parts, 'board', 'audit'].includes(String(what)),
    });
}
