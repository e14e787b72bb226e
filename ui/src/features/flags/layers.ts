import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Flag, Holdout, HoldoutChange, HoldoutDraft, Layer, LayerDraft, Names } from '../../api/types';
import { useSession } from '../../app/session';

const LAYERS = '/api/projects/{project}/flag-layers';
const HOLDOUTS = '/api/projects/{project}/flag-holdouts';
const SEAT = '/api/projects/{project}/flags/{key}/layer';

/** Layers by key, each with the flags in it. */
export function useLayers() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'layers'],
    queryFn: () => api.get<Layer[]>(LAYERS, { path: { project: project.key } }),
  });
}

/** Holdouts, the newest first. */
export function useHoldouts() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'holdouts'],
    queryFn: () => api.get<Holdout[]>(HOLDOUTS, { path: { project: project.key } }),
  });
}

/** What can be done with layers and holdouts; whatever shows them is read again. */
export function useBoundCommands() {
  const { project } = useSession();
  const queries = useQueryClient();
  const path = { project: project.key };
  const changed = <T>(answer: T): T => {
    void queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === project.key && ['layers', 'holdouts', 'flags', 'flag', 'audit'].includes(String(what)),
    });
    return answer;
  };
  return {
    makeLayer: async (body: LayerDraft) => changed(await api.post<Layer>(LAYERS, { path, body })),
    renameLayer: async ({ key, version }: Layer, names: Names) =>
      changed(
        await api.patch<Layer>(`${LAYERS}/{layer}`, {
          path: { ...path, layer: key },
          ifMatch: version,
          body: { names },
        }),
      ),
    removeLayer: async ({ key, version }: Layer) =>
      changed(
        await api.delete<void>(`${LAYERS}/{layer}`, { path: { ...path, layer: key }, ifMatch: version }),
      ),
    makeHoldout: async (body: HoldoutDraft) => changed(await api.post<Holdout>(HOLDOUTS, { path, body })),
    changeHoldout: async ({ key, version }: Holdout, body: HoldoutChange) =>
      changed(
        await api.patch<Holdout>(`${HOLDOUTS}/{holdout}`, {
          path: { ...path, holdout: key },
          ifMatch: version,
          body,
        }),
      ),
    endHoldout: async ({ key, version }: Holdout) =>
      changed(
        await api.post<Holdout>(`${HOLDOUTS}/{holdout}/end`, {
          path: { ...path, holdout: key },
          ifMatch: version,
        }),
      ),
    removeHoldout: async ({ key, version }: Holdout) =>
      changed(
        await api.delete<void>(`${HOLDOUTS}/{holdout}`, {
          path: { ...path, holdout: key },
          ifMatch: version,
        }),
      ),
    seat: async (flag: Flag, layer: string, share: number) =>
      changed(
        await api.put<Flag>(SEAT, {
          path: { ...path, key: flag.key },
          ifMatch: flag.version,
          body: { layer, share, note: null },
        }),
      ),
    unseat: async (flag: Flag) =>
      changed(await api.delete<Flag>(SEAT, { path: { ...path, key: flag.key }, ifMatch: flag.version })),
  };
}

/** True where a holdout keeps somebody from the flag, now or later. */
export function covers(holdout: Holdout, flag: string): boolean {
  return holdout.state !== 'over' && (holdout.flags.length === 0 || holdout.flags.includes(flag));
}
