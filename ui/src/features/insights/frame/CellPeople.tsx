import Segmented from 'antd/es/segmented';
import { lazy } from 'react';
import { api } from '../../../api/client';
import type { People, Segment } from '../../../api/types';
import { useSession } from '../../../app/session';
import { useText } from '../../../text';
import type { Side } from './kind';

const PeopleDrawer = lazy(() => import('../../../components/PeopleDrawer'));

interface Props {
  title: string;
  /** What the server is asked. */
  asked: { query: unknown; cell: unknown };
  cell: unknown;
  /** The sides of the number, this one among them; none where it has one only. */
  sides: Side<unknown>[];
  onSide: (cell: unknown) => void;
  onClose: () => void;
}

/** The people behind one number of an insight, who can be kept as a segment. */
export function CellPeople({ title, asked, cell, sides, onSide, onClose }: Props) {
  const { project } = useSession();
  const text = useText('insights');
  const body = asked;
  const at = sides.findIndex((s) => JSON.stringify(s.cell) === JSON.stringify(cell));
  return (
    <PeopleDrawer
      title={title}
      head={
        at >= 0 && (
          <Segmented
            aria-label={text.side}
            value={at}
            options={sides.map((s, i) => ({ value: i, label: s.label }))}
            onChange={(i: number) => onSide(sides[i]?.cell)}
          />
        )
      }
      cell={['insight', body]}
      load={(cursor, signal) =>
        api.post<People>('/api/projects/{project}/query/people', {
          path: { project: project.key },
          query: { cursor },
          body,
          signal,
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
