import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Hold, Page, Subject } from '../api/types';
import { useSession } from '../app/session';

/** The standing holds of the project, newest first. */
export function useHolds() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'holds'],
    queryFn: () => api.get<Page<Hold>>('/api/projects/{project}/holds', { path: { project: project.key } }),
    refetchInterval: 30_000,
  });
}

/** Those that bear on a subject: its own and, for a campaign, those of the features it promotes. */
export function bearing(holds: Hold[], subject: Subject, features: string[] = []): Hold[] {
  return holds.filter(
    ({ subject: held }) =>
      (held.kind === subject.kind && held.key === subject.key) ||
      (held.kind === 'feature' && subject.kind === 'campaign' && features.includes(held.key)),
  );
}

/** Reads again what a hold or its release changes. */
export function useHoldsChanged() {
  const { project } = useSession();
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === project.key &&
        ['holds', 'campaigns', 'features', 'flag-release', 'calendar', 'board', 'actions', 'audit'].includes(
          String(what),
        ),
    });
}
