import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Happening, InboxItem, Page } from '../api/types';
import { useSession } from '../app/session';

/** What waits for the person who is signed in, what goes first first. */
export function useInbox() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'inbox'],
    queryFn: () => api.get<InboxItem[]>('/api/projects/{project}/inbox', { path: { project: project.key } }),
    refetchInterval: 30_000,
  });
}

/** What happened, newest first. */
export function useHappened() {
  const { project } = useSession();
  return useInfiniteQuery({
    queryKey: [project.key, 'happened'],
    queryFn: ({ pageParam }) =>
      api.get<Page<Happening>>('/api/projects/{project}/happened', {
        path: { project: project.key },
        query: { cursor: pageParam, limit: 12 },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    // what was approved is done a moment after the approval
    refetchInterval: 10_000,
  });
}

/** Reads again what a decision changes. */
export function useInboxChanged() {
  const { project } = useSession();
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === project.key && ['inbox', 'happened', 'board', 'north-star'].includes(String(what)),
    });
}
