import { useQuery, useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Table from 'antd/es/table';
import { useState } from 'react';
import { api } from '../../api/client';
import type { PlanEvent } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { FormDialog } from '../../components/FormDialog';
import { planFilter, type PlanStatus } from './planFilter';
import { PlanFields, PlanNothing, PlanStatusText } from './PlanParts';

interface Change {
  description: string;
  status: PlanStatus;
}

function Edit({ event, onClose }: { event: PlanEvent; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('settings').plan;
  const queries = useQueryClient();
  const { message } = AntdApp.useApp();
  return (
    <FormDialog<Change>
      title={text.editOf(event.name)}
      submit={text.save}
      initial={{ description: event.description ?? '', status: event.status }}
      onClose={onClose}
      onSubmit={async (body) => {
        await api.put('/api/projects/{project}/tracking-plan/events/{name}', {
          path: { project: project.key, name: event.name },
          body: { ...body, description: body.description.trim() },
          ifMatch: event.version,
        });
        void message.success(text.saved(event.name));
        await queries.invalidateQueries({ queryKey: [project.key, 'tracking-plan'] });
      }}
    >
      <PlanFields />
    </FormDialog>
  );
}

function useColumns(onEdit: (event: PlanEvent) => void) {
  const { project } = useSession();
  const text = useText('settings').plan;
  const format = useFormat(project.zone);
  const { set } = useAddress();
  return [
    {
      title: text.name,
      key: 'name',
      width: 240,
      render: (_: unknown, e: PlanEvent) => <code className="break">{e.name}</code>,
    },
    {
      title: text.description,
      key: 'description',
      width: 300,
      render: (_: unknown, e: PlanEvent) =>
        e.description || <span className="weak">{text.noDescription}</span>,
    },
    {
      title: text.status,
      key: 'status',
      width: 110,
      render: (_: unknown, e: PlanEvent) => <PlanStatusText status={e.status} />,
    },
    {
      title: text.count,
      key: 'count',
      width: 120,
      align: 'right' as const,
      sorter: (a: PlanEvent, b: PlanEvent) => a.count - b.count,
      render: (_: unknown, e: PlanEvent) => format.exact(e.count),
    },
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
    {
      title: <span className="hidden">{text.edit}</span>,
      key: 'edit',
      width: 90,
      align: 'right' as const,
      render: (_: unknown, e: PlanEvent) => (
        <AllowedButton
          needs="edit_tracking_plan"
          size="small"
          aria-label={text.editOf(e.name)}
          onClick={() => onEdit(e)}
        >
          {text.edit}
        </AllowedButton>
      ),
    },
  ];
}

/** Known events, most frequent first. */
export function PlanEvents() {
  const { project } = useSession();
  const { search } = useAddress();
  const text = useText('settings').plan;
  const format = useFormat(project.zone);
  const [editing, setEditing] = useState<PlanEvent>();
  const columns = useColumns(setEditing);
  const events = useQuery({
    queryKey: [project.key, 'tracking-plan', 'events'],
    queryFn: () =>
      api.get<PlanEvent[]>('/api/projects/{project}/tracking-plan/events', {
        path: { project: project.key },
      }),
  });
  if (events.error) return <ErrorTile error={events.error} onRetry={() => void events.refetch()} />;
  if (!events.data) return <Skeleton height={44} lines={6} />;
  const shown = planFilter(events.data, search.get('q'), search.get('status')).sort(
    (a, b) => b.count - a.count,
  );
  if (shown.length === 0) return <PlanNothing any={events.data.length > 0} />;
  return (
    <>
      <Table
        size="middle"
        rowKey="name"
        pagination={false}
        dataSource={shown}
        columns={columns}
        virtual={shown.length > 100}
        scroll={{ x: 1000, ...(shown.length > 100 ? { y: 640 } : {}) }}
        footer={() => text.shown(format.exact(shown.length), format.exact(events.data.length))}
      />
      {editing && <Edit event={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}
