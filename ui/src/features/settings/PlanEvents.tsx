import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client';
import type { PlanEvent } from '../../api/types';
import { useSession } from '../../app/session';
import { useFormat } from '../../components/format';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { PlanEdit, PlanTable, usePlanColumns } from './PlanParts';

function useColumns(onEdit: (event: PlanEvent) => void) {
  const { project } = useSession();
  const text = useText('settings').plan;
  const format = useFormat(project.zone);
  const { set } = useAddress();
  const { name, description, status, count, edit } = usePlanColumns(onEdit, [240, 300]);
  return [
    ...[name, description, status, count],
    {
      title: text.propertiesOf,
      key: 'properties',
      width: 110,
      align: 'right' as const,
      render: (_: unknown, e: PlanEvent) => (
        <button className="link-button" onClick={() => set({ show: 'properties', event: e.name })}>
          {format.exact(e.properties)}
        </button>
      ),
    },
    {
      title: text.lastSeen,
      key: 'lastSeen',
      width: 190,
      align: 'right' as const,
      sorter: (a: PlanEvent, b: PlanEvent) => a.lastSeen.localeCompare(b.lastSeen),
      render: (_: unknown, e: PlanEvent) => format.time(e.lastSeen),
    },
    edit,
  ];
}

/** Known events, most frequent first. */
export function PlanEvents() {
  const { project } = useSession();
  const [editing, setEditing] = useState<PlanEvent>();
  const columns = useColumns(setEditing);
  const events = useQuery({
    queryKey: [project.key, 'tracking-plan', 'events'],
    queryFn: () =>
      api.get<PlanEvent[]>('/api/projects/{project}/tracking-plan/events', {
        path: { project: project.key },
      }),
  });
  return (
    <>
      <PlanTable list={events} columns={columns} width={1000} />
      {editing && <PlanEdit kind="events" item={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}
