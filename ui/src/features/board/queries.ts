import { useQuery, useQueryClient } from '@tanstack/react-query';
import { address, api } from '../../api/client';
import type { Board, BoardToday, Metric, People, PlanEvent, WriteKey } from '../../api/types';
import { useStream } from '../../components/useStream';
import type { Side } from './RateTile';

export interface Subjects {
  feature?: string;
  campaign?: string;
}

const boardKey = (project: string, subjects: Subjects) => [
  project,
  'board',
  subjects.feature ?? '',
  subjects.campaign ?? '',
];

export function useBoard(project: string, subjects: Subjects) {
  return useQuery({
    queryKey: boardKey(project, subjects),
    queryFn: () =>
      api.get<Board>('/api/projects/{project}/board', { path: { project }, query: { ...subjects } }),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
}

/** Lays what the stream says about today over the board that was read. */
export function useBoardStream(project: string, subjects: Subjects) {
  const queries = useQueryClient();
  const url = address('/api/projects/{project}/board/stream', { path: { project }, query: { ...subjects } });
  return useStream<BoardToday>(
    url,
    'today',
    (message) =>
      queries.setQueryData<Board>(boardKey(project, subjects), (board) => board && withToday(board, message)),
    5_000,
  );
}

export function withToday(board: Board, message: BoardToday): Board {
  let asOf = board.asOf;
  const tiles = board.tiles.map((tile) => {
    const news = message.tiles.find(
      (t) => t.metric === tile.metric && (t.subject ?? null) === (tile.subject ?? null),
    );
    if (!news) return tile;
    if (news.asOf > asOf) asOf = news.asOf;
    return { ...tile, today: news.today };
  });
  return { ...board, asOf, tiles };
}

export interface Cell {
  metric: Metric;
  subject: string;
  bucket: string;
  side: Side;
}

export function peopleBehind(project: string, cell: Cell, cursor: string | undefined) {
  return api.get<People>('/api/projects/{project}/rates/people', {
    path: { project },
    query: { ...cell, interval: 'day', cursor },
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
