import { lazy } from 'react';
import { api } from '../../../api/client';
import type { People, Segment } from '../../../api/types';
import { useSession } from '../../../app/session';

const PeopleDrawer = lazy(() => import('../../../components/PeopleDrawer'));

interface Props {
  title: string;
  query: unknown;
  cell: unknown;
  onClose: () => void;
}

/** The people behind one number of an insight, who can be kept as a segment. */
export function CellPeople({ title, query, cell, onClose }: Props) {
  const { project } = useSession();
  const body = { query, cell };
  return (
    <PeopleDrawer
      title={title}
      cell={['insight', body]}
      load={(cursor) =>
        api.post<People>('/api/projects/{project}/query/people', {
          path: { project: project.key },
          query: { cursor },
          body,
        })
      }
      keep={(segment) =>
        api.post<Segment>('/api/projects/{project}/query/people/segment', {
          path: { project: project.key },
          body: { ...body, segment },
        })
      }
      onClose={onClose}
    />
  );
}
