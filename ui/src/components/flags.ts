import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Flag, FlagApprovals, Page } from '../api/types';
import { useSession } from '../app/session';

async function everyFlag(project: string, archived: boolean): Promise<Flag[]> {
  const items: Flag[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Flag> = await api.get<Page<Flag>>('/api/projects/{project}/flags', {
      path: { project },
      query: { cursor, limit: 200, archived: archived || undefined },
    });
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return items;
}

/** All flags by key; archived ones only when asked for. */
export function useFlags(archived = false, wanted = true) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'flags', archived],
    enabled: wanted,
    queryFn: () => everyFlag(project.key, archived),
  });
}

/** From when on changes of flags take a second person's word, by environment. */
export function useFlagApprovals() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'flag-approvals'],
    queryFn: () =>
      api.get<FlagApprovals>('/api/projects/{project}/flag-approvals', { path: { project: project.key } }),
  });
}
