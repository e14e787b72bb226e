import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Flag, GrayRelease, ReleaseDraft, ReleaseSummary } from '../../api/types';
import { useSession } from '../../app/session';

const RELEASE = '/api/projects/{project}/flags/{key}/environments/{environment}/release';
const EVERY = 5_000;

/** The newest gray release of each flag in each environment, open or not. */
export function useReleases() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'flag-releases'],
    refetchInterval: EVERY,
    queryFn: () =>
      api.get<ReleaseSummary[]>('/api/projects/{project}/flag-releases', {
        path: { project: project.key },
      }),
  });
}

/** True while it goes on, or will, or could. */
export const isOpen = ({ state }: Pick<GrayRelease, 'state'>) =>
  state === 'scheduled' || state === 'running' || state === 'paused';

/** The open gray release of a flag in an environment, if there is one. */
export function useOpenRelease(flag: string, environment: string): ReleaseSummary | undefined {
  return useReleases().data?.find((r) => r.flag === flag && r.environment === environment && isOpen(r));
}

/** The newest gray release of a flag in an environment; null when there never was one. */
export function useRelease(flag: string, environment: string) {
  const { project } = useSession();
  const all = useReleases();
  const some = all.data?.some((r) => r.flag === flag && r.environment === environment) ?? false;
  const one = useQuery({
    queryKey: [project.key, 'flag-release', flag, environment],
    enabled: some,
    refetchInterval: EVERY,
    queryFn: () => api.get<GrayRelease>(RELEASE, { path: { project: project.key, key: flag, environment } }),
  });
  return {
    release: all.data && !some ? null : one.data,
    error: all.error ?? one.error,
    retry: () => void (all.error ? all.refetch() : one.refetch()),
  };
}

/** What can be done with gray releases; whatever shows them or their flags is read again. */
export function useReleaseCommands() {
  const { project } = useSession();
  const queries = useQueryClient();
  const path = (key: string, environment: string) => ({ project: project.key, key, environment });
  const changed = (release: GrayRelease) => {
    queries.setQueryData([project.key, 'flag-release', release.flag, release.environment], release);
    return queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === project.key && ['flag-releases', 'flag', 'flags', 'audit'].includes(String(what)),
    });
  };
  return {
    start: async (flag: Flag, environment: string, draft: ReleaseDraft) =>
      changed(
        await api.post<GrayRelease>(RELEASE, {
          path: path(flag.key, environment),
          ifMatch: flag.version,
          body: draft,
        }),
      ),
    move: async ({ flag, environment }: GrayRelease, to: GrayRelease['state'], reason: string) =>
      changed(
        await api.post<GrayRelease>(`${RELEASE}/state`, {
          path: path(flag, environment),
          body: { to, reason: reason || null },
        }),
      ),
  };
}
