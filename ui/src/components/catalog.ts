import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Campaign, Feature, Page, Role } from '../api/types';
import { useSession } from '../app/session';

export interface Member {
  id: number;
  email: string;
  name: string;
  roles: Role[];
  version: number;
}

async function everyPage<T>(read: (cursor: string | undefined) => Promise<Page<T>>): Promise<Page<T>> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return { items, next: null };
}

function useList<T>(room: 'features' | 'campaigns', archived: boolean) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, room, archived ? 'with-archived' : 'all'],
    queryFn: () =>
      everyPage((cursor) =>
        api.get<Page<T>>(`/api/projects/{project}/${room}`, {
          path: { project: project.key },
          query: { cursor, limit: 200, archived: archived || undefined },
        }),
      ),
  });
}

/** The project's features; archived ones only when asked for. */
export const useFeatures = (archived = false) => useList<Feature>('features', archived);

/** The project's campaigns; archived ones only when asked for. */
export const useCampaigns = (archived = false) => useList<Campaign>('campaigns', archived);

export function useMembers() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'members'],
    queryFn: () => api.get<Member[]>('/api/projects/{project}/members', { path: { project: project.key } }),
    staleTime: 60_000,
  });
}

/** Reads again everything that hangs on features and campaigns. */
export function useCatalogChanged() {
  const { project } = useSession();
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === project.key && ['features', 'campaigns', 'rates', 'board', 'audit'].includes(String(what)),
    });
}
