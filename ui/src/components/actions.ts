import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Action, Page } from '../api/types';
import { useSession } from '../app/session';

interface Wanted {
  policy?: string;
  state?: Action['state'];
  /** Only those that wait for the person who is signed in. */
  mine?: boolean;
}

/** Actions, newest first: those of a policy, or those somebody has to decide. */
export function useActions({ policy, state, mine }: Wanted) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'actions', policy ?? '', mine ? 'mine' : (state ?? 'all')],
    queryFn: () =>
      api.get<Page<Action>>('/api/projects/{project}/actions', {
        path: { project: project.key },
        query: { policy, state, mine: mine || undefined, limit: 50 },
      }),
    refetchInterval: 15_000,
  });
}

/** An approved action is done so soon after it, in milliseconds. */
const DONE_SOON = 1_000;

/** Reads again what actions and policies change: now, and once what was approved is done. */
export function useActionsChanged() {
  const { project } = useSession();
  const queries = useQueryClient();
  const read = () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === project.key &&
        [
          'actions',
          'policies',
          'board',
          'inbox',
          'happened',
          'campaigns',
          'flag',
          'flags',
          'flag-release',
          'flag-releases',
          'pools',
          'work-items',
          'gates',
          'holds',
          'calendar',
          'deliveries',
        ].includes(String(what)),
    });
  return () => {
    setTimeout(() => void read(), DONE_SOON);
    return read();
  };
}
