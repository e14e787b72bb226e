import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { useSession } from '../app/session';

/** A place that events come from, such as production or staging. */
export interface Environment {
  id: number;
  key: string;
  name: string;
}

/** The one that counts where none is named. */
export const PRODUCTION = 'production';

export function useEnvironments() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'environments'],
    queryFn: () =>
      api.get<Environment[]>('/api/projects/{project}/environments', { path: { project: project.key } }),
  });
}
