import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { PlanEvent, PlanProperty } from '../api/types';
import { useSession } from '../app/session';

/** Events the project knows, most frequent first; hidden and blocked ones are left out. */
export function useEvents(): PlanEvent[] {
  const { project } = useSession();
  const events = useQuery({
    queryKey: [project.key, 'tracking-plan', 'events'],
    queryFn: () =>
      api.get<PlanEvent[]>('/api/projects/{project}/tracking-plan/events', {
        path: { project: project.key },
      }),
    staleTime: 60_000,
    select: (all) => all.filter((e) => e.status === 'visible').sort((a, b) => b.count - a.count),
  });
  return events.data ?? [];
}

/** Properties seen with an event, then those of people, whose names start with "person.". */
export function useProperties(event: string | undefined): PlanProperty[] {
  const { project } = useSession();
  const properties = useQuery({
    queryKey: [project.key, 'tracking-plan', 'properties', event ?? ''],
    queryFn: () =>
      api.get<PlanProperty[]>('/api/projects/{project}/tracking-plan/properties', {
        path: { project: project.key },
        query: { event: event === '*' ? undefined : event },
      }),
    staleTime: 60_000,
    select: (all) => all.filter((p) => p.status === 'visible'),
  });
  return properties.data ?? [];
}
