import { useQuery, useQueryClient } from '@tanstack/react-query';
import { address, api } from '../../api/client';
import type { Board, BoardToday, MetricInfo, People, PlanEvent, WriteKey } from '../../api/types';
import { useSession } from '../../app/session';
import { useStream } from '../../components/useStream';

export const DEFAULT_DAYS = 30;
/** So many days lines may span. */
export const MOST_DAYS = 400;
/** So far back they may begin: a link to dates holds for a year and more. */
export const OLDEST_DAYS = 800;

export type Side = 'numerator' | 'denominator';

export interface Shown {
  board: string;
  /** Closed days before today. */
  days: number;
  /** Chosen dates instead. */
  from?: string;
  to?: string;
  feature?: string;
  campaign?: string;
}

const viewKey = (project: string, { board, days, from, to, feature, campaign }: Shown) => [
  project,
  'board',
  board,
  days,
  from ?? '',
  to ?? '',
  feature ?? '',
  campaign ?? '',
];

export function useBoard(project: string, shown: Shown) {
  const { board, ...query } = shown;
  return useQuery({
    queryKey: viewKey(project, shown),
    queryFn: ({ signal }) =>
      api.get<Board>('/api/projects/{project}/boards/{board}/view', {
        path: { project, board },
        query,
        signal,
      }),
    placeholderData: (before) => (before?.key === board ? before : undefined),
    refetchInterval: 60_000,
  });
}

/** Lays what the stream says about today over the board that was read. */
export function useBoardStream(project: string, shown: Shown) {
  const queries = useQueryClient();
  const { board, feature, campaign } = shown;
  const url = address('/api/projects/{project}/boards/{board}/stream', {
    path: { project, board },
    query: { feature, campaign },
  });
  return useStream<BoardToday>(
    url,
    'today',
    (message) =>
      queries.setQueryData<Board>(viewKey(project, shown), (before) => before && withToday(before, message)),
    5_000,
  );
}

export function withToday(board: Board, message: BoardToday): Board {
  let asOf = board.asOf;
  const tiles = board.tiles.map((tile) => {
    const news = message.tiles.find((t) => t.position === tile.position);
    if (!news) return tile;
    if (news.asOf > asOf) asOf = news.asOf;
    return { ...tile, today: news.today };
  });
  return { ...board, asOf, tiles };
}

export function useMetrics(wanted: boolean) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'metrics'],
    enabled: wanted,
    queryFn: () =>
      api.get<MetricInfo[]>('/api/projects/{project}/metrics', { path: { project: project.key } }),
    staleTime: 60_000,
  });
}

/** A number whose people are open. */
export interface Cell {
  metric: string;
  subject: string;
  interval: string;
  window: string;
  bucket: string;
  side: Side;
}

/** The cell as it stands in the address: metric~subject~interval~window~bucket~side. */
export const cellText = (cell: Cell) =>
  [cell.metric, cell.subject, cell.interval, cell.window, cell.bucket, cell.side].join('~');

export function cellOf(text: string | null): Cell | undefined {
  const [metric, subject, interval, window, bucket, side] = text?.split('~') ?? [];
  if (!metric || subject === undefined || !interval || !window || !bucket) return undefined;
  if (side !== 'numerator' && side !== 'denominator') return undefined;
  return { metric, subject, interval, window, bucket, side };
}

export function peopleBehind(project: string, cell: Cell, cursor: string | undefined, signal: AbortSignal) {
  return api.get<People>('/api/projects/{project}/signals/people', {
    path: { project },
    query: { ...cell, window: cell.window === '1' ? undefined : cell.window, cursor },
    signal,
  });
}

/** The events the project knows; asked again while there is none, so that the first one shows by itself. */
export function useKnownEvents(project: string, enabled: boolean) {
  return useQuery({
    queryKey: [project, 'known-events'],
    enabled,
    queryFn: () =>
      api.get<PlanEvent[]>('/api/projects/{project}/tracking-plan/events', { path: { project } }),
    refetchInterval: (query) => (query.state.data?.length ? false : 3_000),
  });
}

export function useWriteKey(project: string, enabled: boolean) {
  return useQuery({
    queryKey: [project, 'write-key'],
    enabled,
    queryFn: async () => {
      const keys = await api.get<WriteKey[]>('/api/projects/{project}/write-keys', { path: { project } });
      return keys.find((key) => !key.revokedAt)?.key ?? null;
    },
  });
}
