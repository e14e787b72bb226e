import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import type {
  Experiment,
  ExperimentAnalysis,
  ExperimentBreakdown,
  ExperimentDays,
  ExperimentCalibration,
  ExperimentDefinition,
  ExperimentDraft,
  ExperimentOutcome,
  ExperimentPhase,
  ExperimentPlan,
  ExperimentPlanQuestion,
  ExperimentPoint,
  ExperimentResults,
  ExperimentRevision,
  ExperimentTraffic,
  ExperimentValue,
  ExperimentRow,
  Flag,
  FlagDraft,
  Page,
} from '../../api/types';
import { useSession } from '../../app/session';
import type { Team } from './model';

const ALL = '/api/projects/{project}/experiments';
const ONE = '/api/projects/{project}/experiments/{experiment}';
const VIEWS = {
  breakdown: `${ONE}/breakdown`,
  days: `${ONE}/days`,
  value: `${ONE}/value`,
} as const;

/** Experiments, newest first, page by page; archived ones only when asked for by state. */
export function useExperiments(state: string, q: string) {
  const { project } = useSession();
  return useInfiniteQuery({
    queryKey: [project.key, 'experiments', state, q],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<ExperimentRow>>(ALL, {
        path: { project: project.key },
        query: { state, q, cursor: pageParam, limit: 30 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useExperiment(key: string) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'experiment', key],
    queryFn: () => api.get<Experiment>(ONE, { path: { project: project.key, experiment: key } }),
  });
}

export function useRevisions(experiment: Experiment) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'experiment', experiment.key, 'revisions', experiment.revision],
    queryFn: () =>
      api.get<ExperimentRevision[]>('/api/projects/{project}/experiments/{experiment}/revisions', {
        path: { project: project.key, experiment: experiment.key },
      }),
  });
}

/** Times during which people were dealt out alike, the oldest first. */
export function usePhases(experiment: Experiment) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'experiment', experiment.key, 'phases', experiment.version],
    queryFn: () =>
      api.get<ExperimentPhase[]>('/api/projects/{project}/experiments/{experiment}/phases', {
        path: { project: project.key, experiment: experiment.key },
      }),
  });
}

/** How many of those eligible take part, since when, and what was agreed; asked only where a flag may deal people out. */
export function useTraffic(experiment: Experiment) {
  const { project } = useSession();
  const { exposure, factors } = experiment.definition;
  return useQuery({
    queryKey: [project.key, 'experiment', experiment.key, 'traffic', experiment.version],
    enabled: exposure !== null && factors.some((factor) => factor.flag),
    queryFn: () =>
      api.get<ExperimentTraffic>('/api/projects/{project}/experiments/{experiment}/traffic', {
        path: { project: project.key, experiment: experiment.key },
      }),
  });
}

/** What the experiments that are over say about all. */
export function useCalibration() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'experiments', 'calibration'],
    queryFn: () =>
      api.get<ExperimentCalibration>('/api/projects/{project}/experiment-calibration', {
        path: { project: project.key },
      }),
  });
}

/** Which analyses there are, newest first; empty when nothing was analysed yet. */
export function useAnalyses(key: string) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'experiment', key, 'analyses'],
    queryFn: () =>
      api.get<ExperimentAnalysis[]>('/api/projects/{project}/experiments/{experiment}/analyses', {
        path: { project: project.key, experiment: key },
      }),
  });
}

/** What one analysis found. It never changes. */
export function useAnalysis(key: string, id: number | undefined) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'experiment', key, 'analysis', id],
    enabled: id !== undefined,
    staleTime: Infinity,
    queryFn: () =>
      api.get<ExperimentResults>('/api/projects/{project}/experiments/{experiment}/analyses/{id}', {
        path: { project: project.key, experiment: key, id: String(id) },
      }),
  });
}

/** The relative effect of a variant on a metric, analysis by analysis. */
export function useTimeline(key: string, metric: string, variant: string) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'experiment', key, 'timeline', metric, variant],
    queryFn: () =>
      api.get<ExperimentPoint[]>('/api/projects/{project}/experiments/{experiment}/timeline', {
        path: { project: project.key, experiment: key },
        query: { metric, variant },
      }),
  });
}

/** A view of results, computed from events when asked for. It costs as much as an analysis and is kept a while. */
function useView<T>(key: string, view: keyof typeof VIEWS, query: Record<string, string>, asked: boolean) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'experiment', key, view, query],
    enabled: asked,
    staleTime: 600_000,
    retry: false,
    queryFn: ({ signal }) =>
      api.get<T>(VIEWS[view], { path: { project: project.key, experiment: key }, query, signal }),
  });
}

export const useBreakdown = (key: string, by: string | undefined) =>
  useView<ExperimentBreakdown>(key, 'breakdown', { by: by ?? '' }, by !== undefined);

export const useDays = (key: string, metric: string) =>
  useView<ExperimentDays>(key, 'days', { metric }, true);

export const useWorth = (key: string, days: number) =>
  useView<ExperimentValue>(key, 'value', { days: String(days) }, true);

/** How many people and days an effect of some size takes; nothing is kept. */
export function usePlan(question: ExperimentPlanQuestion | undefined) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'experiment-plan', question],
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.post<ExperimentPlan>('/api/projects/{project}/experiment-plans', {
        path: { project: project.key },
        body: question,
        signal,
      }),
  });
}

/** Makes a flag; lists of flags are read again. */
export function useMakeFlag() {
  const { project } = useSession();
  const queries = useQueryClient();
  return async (draft: FlagDraft): Promise<Flag> => {
    const path = { project: project.key };
    const made = await api.post<Flag>('/api/projects/{project}/flags', { path, body: draft });
    await queries.invalidateQueries({ queryKey: [project.key, 'flags'] });
    return made;
  };
}

/** What can be done with experiments; whatever shows them is read again. */
export function useExperimentCommands() {
  const { project } = useSession();
  const queries = useQueryClient();
  const path = (experiment: string) => ({ project: project.key, experiment });
  const at = (experiment: Experiment) => ({ path: path(experiment.key), ifMatch: experiment.version });
  const changed = (experiment: Experiment): Experiment => {
    queries.setQueryData([project.key, 'experiment', experiment.key], experiment);
    void queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === project.key && ['experiments', 'audit'].includes(String(what)),
    });
    return experiment;
  };
  const found = (key: string, results: ExperimentResults): ExperimentResults => {
    queries.setQueryData([project.key, 'experiment', key, 'analysis', results.id], results);
    for (const part of ['analyses', 'timeline']) {
      void queries.invalidateQueries({ queryKey: [project.key, 'experiment', key, part] });
    }
    void queries.invalidateQueries({ queryKey: [project.key, 'experiments'] });
    return results;
  };
  return {
    create: async (draft: ExperimentDraft) =>
      changed(await api.post<Experiment>(ALL, { path: { project: project.key }, body: draft })),
    define: async (experiment: Experiment, definition: ExperimentDefinition) =>
      changed(await api.put<Experiment>(ONE, { ...at(experiment), body: definition })),
    review: async (experiment: Experiment) =>
      changed(await api.post<Experiment>(`${ONE}/review`, at(experiment))),
    approve: async (experiment: Experiment, team: Team) =>
      changed(await api.post<Experiment>(`${ONE}/approvals`, { ...at(experiment), body: { team } })),
    start: async (experiment: Experiment) =>
      changed(await api.post<Experiment>(`${ONE}/start`, at(experiment))),
    decide: async (experiment: Experiment, outcome: ExperimentOutcome, reason: string) =>
      changed(
        await api.post<Experiment>(`${ONE}/decision`, { ...at(experiment), body: { outcome, reason } }),
      ),
    archive: async (experiment: Experiment, learnings: string) =>
      changed(await api.post<Experiment>(`${ONE}/archive`, { ...at(experiment), body: { learnings } })),
    analyse: async (key: string) =>
      found(key, await api.post<ExperimentResults>(`${ONE}/analyses`, { path: path(key) })),
    uploadPeople: async (key: string, table: Blob, unit: string, variant: string) =>
      found(
        key,
        await api.put<ExperimentResults>(`${ONE}/tables/people`, {
          path: path(key),
          query: { unit, variant },
          body: table,
        }),
      ),
    uploadSums: async (key: string, table: Blob) =>
      found(key, await api.put<ExperimentResults>(`${ONE}/tables/sums`, { path: path(key), body: table })),
    reload: (key: string) =>
      queries.fetchQuery<Experiment>({
        queryKey: [project.key, 'experiment', key],
        queryFn: () => api.get<Experiment>(ONE, { path: path(key) }),
        staleTime: 0,
      }),
  };
}
