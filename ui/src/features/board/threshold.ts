import { api } from '../../api/client';
import type { BoardLayout, BoardTile } from '../../api/types';

type Setting = BoardLayout['tiles'][number];

/**
 * The layout with one tile's threshold changed. A tile of its own subject comes first; else the one for whatever subject
 * is chosen on the board.
 */
export function withThreshold(
  tiles: Setting[],
  tile: Pick<BoardTile, 'metric' | 'subject'>,
  threshold: number | null,
): Setting[] {
  const own = tiles.findIndex((t) => t.metric === tile.metric && t.subject === tile.subject);
  const any = tiles.findIndex((t) => t.metric === tile.metric && t.subject === null);
  const at = own >= 0 ? own : any;
  if (at < 0) return [...tiles, { metric: tile.metric, subject: tile.subject, threshold }];
  return tiles.map((t, i) => (i === at ? { ...t, threshold } : t));
}

export async function saveThreshold(
  project: string,
  tile: BoardTile,
  threshold: number | null,
): Promise<void> {
  const path = { project };
  const layout = await api.get<BoardLayout>('/api/projects/{project}/board/settings', { path });
  await api.put('/api/projects/{project}/board/settings', {
    path,
    ifMatch: layout.version,
    body: { tiles: withThreshold(layout.tiles, tile, threshold) },
  });
}
