import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../api/client';
import type { Page, Policy } from '../api/types';
import { useSession } from '../app/session';
import { useName } from './Name';

/** All rules of the project, as the list of rules reads them. */
export function useAllPolicies() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'policies', 'all'],
    queryFn: () =>
      api.get<Page<Policy>>('/api/projects/{project}/policies', {
        path: { project: project.key },
        query: { limit: 200 },
      }),
    staleTime: 30_000,
  });
}

/** The rule behind something, by name, as a door to its page. */
export function PolicyLink({ policy }: { policy: string }) {
  const { project } = useSession();
  const name = useName();
  const names = useAllPolicies().data?.items.find((p) => p.key === policy)?.names;
  return <Link to={`/p/${project.key}/policies/${policy}`}>{name(names, policy)}</Link>;
}
