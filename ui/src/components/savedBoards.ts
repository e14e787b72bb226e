import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { BoardTileSetting, Names, SavedBoard } from '../api/types';
import { useSession } from '../app/session';

/** The board every project has. */
export const MAIN = 'main';

/** The address of a board. */
export function boardPath(project: string, key: string): string {
  return `/p/${project}/board${key === MAIN ? '' : `/${key}`}`;
}

/** A tile that is a saved insight. */
export function insightTile(insight: string, columns: number): BoardTileSetting {
  return { metric: null, insight, subject: null, interval: null, window: null, threshold: null, columns };
}

/** The project's boards, the main one first. */
export function useBoards() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'boards'],
    queryFn: () =>
      api.get<SavedBoard[]>('/api/projects/{project}/boards', { path: { project: project.key } }),
  });
}

/** Changes a board over the version it is in now; what is shown is read again. */
export function useSaveBoard() {
  const { project } = useSession();
  const queries = useQueryClient();
  return async (
    board: string,
    change: (before: SavedBoard) => { names?: Names; tiles?: BoardTileSetting[] },
  ) => {
    const path = { project: project.key, board };
    const before = await api.get<SavedBoard>('/api/projects/{project}/boards/{board}', { path });
    await api.put('/api/projects/{project}/boards/{board}', {
      path,
      ifMatch: before.version,
      body: { names: before.names, tiles: before.tiles, ...change(before) },
    });
    await queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === project.key && ['board', 'boards'].includes(String(what)),
    });
  };
}
