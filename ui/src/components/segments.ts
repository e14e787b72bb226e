import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Page, SegmentRow } from '../api/types';
import { useSession } from '../app/session';

/** The project's segments by key, at most 200. */
export function useSegments(archived = false) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'segments', archived],
    queryFn: () =>
      api.get<Page<SegmentRow>>('/api/projects/{project}/segments', {
        path: { project: project.key },
        query: { limit: 200, archived },
      }),
    refetchInterval: (query) =>
      query.state.data?.items.some((row) => row.segment.state === 'building') ? 1_000 : 15_000,
  });
}
