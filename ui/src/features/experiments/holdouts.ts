import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { ExperimentMetric, Holdout, HoldoutComparison } from '../../api/types';
import { useSession } from '../../app/session';

const ONE = '/api/projects/{project}/flag-holdouts/{holdout}';

export function useHoldout(key: string) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'holdouts', key],
    queryFn: () => api.get<Holdout>(ONE, { path: { project: project.key, holdout: key } }),
  });
}

/** By what it is compared, and what came of it last. */
export function useComparison(key: string) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'holdout-comparison', key],
    queryFn: () =>
      api.get<HoldoutComparison>(`${ONE}/comparison`, { path: { project: project.key, holdout: key } }),
  });
}

export function useHoldoutCommands() {
  const { project } = useSession();
  const queries = useQueryClient();
  const changed = (comparison: HoldoutComparison): HoldoutComparison => {
    queries.setQueryData([project.key, 'holdout-comparison', comparison.holdout], comparison);
    return comparison;
  };
  const path = (holdout: string) => ({ project: project.key, holdout });
  return {
    measure: async ({ holdout, version }: HoldoutComparison, items: ExperimentMetric[]) =>
      changed(
        await api.put<HoldoutComparison>(`${ONE}/comparison/metrics`, {
          path: path(holdout),
          ifMatch: version,
          body: { items },
        }),
      ),
    compare: async (holdout: string) =>
      changed(await api.post<HoldoutComparison>(`${ONE}/comparison`, { path: path(holdout) })),
  };
}
