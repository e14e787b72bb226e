import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Names, SavedInsight } from '../api/types';
import { useSession } from '../app/session';

/** A question as it is saved. */
export interface Question {
  question: unknown;
  query: unknown;
  /** The relative range its dates come from; null where they stay. */
  range: string | null;
}

/** What is saved of a draft: itself, its query of today, and the range that moves with the days. */
export function questionOf(draft: unknown, query: unknown): Question {
  const { range } = draft as { range?: unknown };
  return { question: draft, query, range: typeof range === 'string' ? range : null };
}

/** The address of an insight. */
export function insightPath(project: string, insight: Pick<SavedInsight, 'kind' | 'key'>): string {
  return `/p/${project}/insights/${insight.kind}/${insight.key}`;
}

const ROOT = '/api/projects/{project}/insights';
const ONE = '/api/projects/{project}/insights/{insight}';

/** The project's saved insights, the newest first; archived ones only when asked for. */
export function useSavedInsights(archived = false, wanted = true) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'insights', archived],
    enabled: wanted,
    queryFn: () =>
      api.get<SavedInsight[]>(ROOT, {
        path: { project: project.key },
        query: { archived: archived || undefined },
      }),
  });
}

export function useSavedInsight(key: string) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'insight', key],
    queryFn: () => api.get<SavedInsight>(ONE, { path: { project: project.key, insight: key } }),
  });
}

/** What can be done with saved insights; whatever shows them is read again. */
export function useInsightCommands() {
  const { project } = useSession();
  const queries = useQueryClient();
  const path = (insight: string) => ({ project: project.key, insight });
  const changed = (after: SavedInsight) => {
    queries.setQueryData([project.key, 'insight', after.key], after);
    void queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === project.key && ['insights', 'board', 'audit'].includes(String(what)),
    });
    return after;
  };
  return {
    create: async (names: Names, key: string, question: Question) =>
      changed(
        await api.post<SavedInsight>(ROOT, {
          path: { project: project.key },
          body: { key, names, ...question },
        }),
      ),
    change: async (before: SavedInsight, names: Names, question: Question) =>
      changed(
        await api.put<SavedInsight>(ONE, {
          path: path(before.key),
          ifMatch: before.version,
          body: { names, ...question },
        }),
      ),
    archive: async ({ key, version }: SavedInsight) =>
      changed(await api.delete<SavedInsight>(ONE, { path: path(key), ifMatch: version })),
    restore: async ({ key, version }: SavedInsight) =>
      changed(
        await api.post<SavedInsight>('/api/projects/{project}/insights/{insight}/restore', {
          path: path(key),
          ifMatch: version,
        }),
      ),
  };
}
