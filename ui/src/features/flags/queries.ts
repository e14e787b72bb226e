import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import type {
  Flag,
  FlagBehaviour,
  FlagDependencies,
  FlagDifference,
  FlagDraft,
  FlagEffect,
  FlagChange,
  FlagOutcome,
  FlagRevision,
  Page,
  PersonSummary,
} from '../../api/types';
import { useSession } from '../../app/session';

const ALL = '/api/projects/{project}/flags';
const ONE = '/api/projects/{project}/flags/{key}';

/** One flag; read again and again where others change it while it is looked at. */
export function useFlag(key: string, watched = false) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'flag', key],
    refetchInterval: watched && 5_000,
    queryFn: () => api.get<Flag>(ONE, { path: { project: project.key, key } }),
  });
}

/** A flag's history, newest first, page by page. */
export function useRevisions(flag: Flag) {
  const { project } = useSession();
  return useInfiniteQuery({
    queryKey: [project.key, 'flag', flag.key, 'revisions', flag.version],
    queryFn: ({ pageParam }) =>
      api.get<Page<FlagRevision>>('/api/projects/{project}/flags/{key}/revisions', {
        path: { project: project.key, key: flag.key },
        query: { limit: 30, cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** What changes on the way from the present revision to another. */
export function useDifferences(flag: Flag, to: number) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'flag', flag.key, 'differences', flag.revision, to],
    queryFn: () =>
      api.get<FlagDifference[]>('/api/projects/{project}/flags/{key}/differences', {
        path: { project: project.key, key: flag.key },
        query: { from: flag.revision, to },
      }),
  });
}

export function useDependencies(flag: Flag) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'flag', flag.key, 'dependencies', flag.version],
    queryFn: () =>
      api.get<FlagDependencies>('/api/projects/{project}/flags/{key}/dependencies', {
        path: { project: project.key, key: flag.key },
      }),
  });
}

/** One of the newest people: what they get, and what they would get. */
export interface Somebody {
  person: PersonSummary;
  effect: FlagEffect;
}

/** So many of the newest people are asked about. */
const LAST = 100;

/**
 * What the newest people get of a flag in an environment, and would get of it if it said something else; a
 * flag that is off is looked at as if it were on.
 */
export function useEffects(flag: Flag, environment: string, said: FlagBehaviour, wanted: boolean) {
  const { project } = useSession();
  const { rules, split, prerequisites, testers } = said;
  return useQuery<Somebody[]>({
    queryKey: [
      ...[project.key, 'flag', flag.key, 'effects', environment, flag.version],
      ...[rules, split, prerequisites, testers],
    ],
    enabled: wanted,
    gcTime: 30_000,
    placeholderData: (before) => before,
    queryFn: async ({ signal }) => {
      const { items } = await api.get<Page<PersonSummary>>('/api/projects/{project}/people', {
        path: { project: project.key },
        query: { limit: LAST },
        signal,
      });
      const effects = await api.post<FlagEffect[]>('/api/projects/{project}/flags/{key}/preview', {
        path: { project: project.key, key: flag.key },
        body: {
          ...{ environment, enabled: true, rules, split, prerequisites, testers },
          ids: items.map((person) => person.distinctId),
        },
        signal,
      });
      return items.map((person, i) => ({ person, effect: effects[i]! }));
    },
  });
}

/** What somebody gets, by the id an app would ask for. */
export function evaluate(
  project: string,
  key: string,
  environment: string,
  id: string,
  signal?: AbortSignal,
): Promise<FlagOutcome> {
  return api.post<FlagOutcome>('/api/projects/{project}/flags/{key}/evaluate', {
    path: { project, key },
    body: { environment, id },
    signal,
  });
}

/** What can be done with flags; whatever shows them is read again. */
export function useFlagCommands() {
  const { project } = useSession();
  const queries = useQueryClient();
  const path = (key: string) => ({ project: project.key, key });
  const changed = (flag: Flag): Flag => {
    queries.setQueryData([project.key, 'flag', flag.key], flag);
    void queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === project.key && ['flags', 'audit'].includes(String(what)),
    });
    return flag;
  };
  return {
    create: async (draft: FlagDraft) =>
      changed(await api.post<Flag>(ALL, { path: { project: project.key }, body: draft })),
    change: async (key: string, version: number, change: FlagChange) =>
      changed(await api.patch<Flag>(ONE, { path: path(key), ifMatch: version, body: change })),
    behave: async (
      flag: Flag,
      environment: string,
      change: Partial<FlagBehaviour> & { note?: string },
    ): Promise<Flag> =>
      changed(
        await api.patch<Flag>('/api/projects/{project}/flags/{key}/environments/{environment}', {
          path: { ...path(flag.key), environment },
          ifMatch: flag.version,
          body: change,
        }),
      ),
    revert: async (flag: Flag, revision: number, note: string) =>
      changed(
        await api.post<Flag>('/api/projects/{project}/flags/{key}/revert', {
          path: path(flag.key),
          ifMatch: flag.version,
          body: { revision, note: note || null },
        }),
      ),
    archive: async (flag: Flag) =>
      changed(await api.delete<Flag>(ONE, { path: path(flag.key), ifMatch: flag.version })),
    restore: async (flag: Flag) =>
      changed(
        await api.post<Flag>('/api/projects/{project}/flags/{key}/restore', {
          path: path(flag.key),
          ifMatch: flag.version,
        }),
      ),
    reload: (key: string) =>
      queries.fetchQuery<Flag>({
        queryKey: [project.key, 'flag', key],
        queryFn: () => api.get<Flag>(ONE, { path: path(key) }),
        staleTime: 0,
      }),
  };
}
