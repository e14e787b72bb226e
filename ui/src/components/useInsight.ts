import { hashKey, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { api } from '../api/client';
import type { RunningQuery } from '../api/types';
import { useSession } from '../app/session';

/** What the server calls the questions that are being answered, by their keys. */
const names = new Map<string, string>();

/** Only has to differ from others of one person; crypto.randomUUID is missing where the page came by plain HTTP. */
function newName(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(4));
  return `ui-${Array.from(numbers, (n) => n.toString(36)).join('-')}`;
}

function cancelOnServer(project: string, queryId: string) {
  const lost = () => undefined; // the closed connection says the same
  api
    .delete('/api/projects/{project}/query/{queryId}', { path: { project, queryId }, keepalive: true })
    .then(lost, lost);
}

/** Asks; giving up, or leaving the page, ends the computation on the server too. */
async function ask<A>(project: string, key: QueryKey, query: unknown, signal: AbortSignal): Promise<A> {
  const queryId = newName();
  const hash = hashKey(key);
  const cancel = () => cancelOnServer(project, queryId);
  names.set(hash, queryId);
  signal.addEventListener('abort', cancel);
  window.addEventListener('pagehide', cancel);
  try {
    return await api.post<A>('/api/projects/{project}/query', {
      path: { project },
      body: query,
      signal,
      queryId,
    });
  } finally {
    signal.removeEventListener('abort', cancel);
    window.removeEventListener('pagehide', cancel);
    if (names.get(hash) === queryId) names.delete(hash);
  }
}

/**
 * Runs an insight; the answer comes with the query it answers, which may be older than the one being edited. Nobody who
 * shows it any more ends it; so does cancel(), after which it is `cancelled` until refetch().
 */
export function useInsight<Q, A>(query: Q | undefined) {
  const { project } = useSession();
  const queries = useQueryClient();
  const key = [project.key, 'query', query];
  const run = useQuery({
    queryKey: key,
    enabled: query !== undefined,
    queryFn: async ({ signal }) => ({ answer: await ask<A>(project.key, key, query, signal), query: query! }),
    placeholderData: (before) => before,
  });
  const unanswered = run.data === undefined || run.isPlaceholderData;
  return {
    ...run,
    cancelled: query !== undefined && unanswered && !run.error && run.fetchStatus === 'idle',
    cancel: () => void queries.cancelQueries({ queryKey: key, exact: true }),
    /** For Running.tsx. */
    watched: { project: project.key, key, fetching: run.fetchStatus === 'fetching' },
  };
}

export type Watched = ReturnType<typeof useInsight>['watched'];

/** How far a question is, asked every second; undefined while that is not known. */
export function useRunning({ project, key, fetching }: Watched, after: boolean) {
  return useQuery({
    queryKey: ['running', ...key],
    enabled: fetching && after,
    refetchInterval: 1_000,
    retry: false,
    gcTime: 0,
    // among all that run: one that has just ended is missing there, and no error
    queryFn: async ({ signal }) => {
      const all = await api
        .get<RunningQuery[]>('/api/projects/{project}/query/running', { path: { project }, signal })
        .catch(() => []);
      const queryId = names.get(hashKey(key));
      return all.find((one) => one.id === queryId) ?? null;
    },
  }).data;
}
