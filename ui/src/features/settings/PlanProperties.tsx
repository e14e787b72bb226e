import { useQuery, useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import Select from 'antd/es/select';
import Switch from 'antd/es/switch';
import Table from 'antd/es/table';
import { useState } from 'react';
import { api } from '../../api/client';
import type { PlanProperty } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { Skeleton } from '../../components/Skeleton';
import { useEvents } from '../../components/trackingPlan';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { FormDialog } from '../../components/FormDialog';
import { planFilter, type PlanStatus } from './planFilter';
import { PlanFields, PlanNothing, PlanStatusText } from './PlanParts';

interface Change {
  description: string;
  status: PlanStatus;
  promoted: boolean;
}

const types = ['text', 'number', 'boolean', 'time', 'list', 'object', 'mixed'] as const;

function Edit({ property, onClose }: { property: PlanProperty; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('settings').plan;
  const queries = useQueryClient();
  const { message } = AntdApp.useApp();
  const { description, status, promoted } = property;
  return (
    <FormDialog<Change>
      title={text.editOf(property.name)}
      submit={text.save}
      initial={{ description: description ?? '', status, promoted }}
      onClose={onClose}
      onSubmit={async (body) => {
        await api.put('/api/projects/{project}/tracking-plan/properties/{name}', {
          path: { project: project.key, name: property.name },
          body: { ...body, description: body.description.trim() },
          ifMatch: property.version,
        });
        void message.success(text.saved(property.name));
        await queries.invalidateQueries({ queryKey: [project.key, 'tracking-plan'] });
      }}
    >
      <PlanFields />
      <Form.Item name="promoted" label={text.promoted} extra={text.promotedHelp} valuePropName="checked">
        <Switch />
      </Form.Item>
    </FormDialog>
  );
}

function useColumns(onEdit: (property: PlanProperty) => void) {
  const { project } = useSession();
  const text = useText('settings').plan;
  const format = useFormat(project.zone);
  return [
    {
      title: text.name,
      key: 'name',
      width: 220,
      render: (_: unknown, p: PlanProperty) => <code className="break">{p.name}</code>,
    },
    {
      title: text.type,
      key: 'type',
      width: 100,
      render: (_: unknown, p: PlanProperty) => text.types[p.type],
    },
    {
      title: text.description,
      key: 'description',
      width: 220,
      render: (_: unknown, p: PlanProperty) =>
        p.description || <span className="weak">{text.noDescription}</span>,
    },
    {
      title: text.examples,
      key: 'examples',
      width: 220,
      render: (_: unknown, p: PlanProperty) => (
        <span className="break">{[...new Set(p.examples)].slice(0, 3).join(' · ')}</span>
      ),
    },
    {
      title: text.status,
      key: 'status',
      width: 110,
      render: (_: unknown, p: PlanProperty) => <PlanStatusText status={p.status} />,
    },
    {
      title: text.promoted,
      key: 'promoted',
      width: 110,
      render: (_: unknown, p: PlanProperty) =>
        p.promoted ? `✓ ${text.promotedYes}` : <span className="weak">{text.promotedNo}</span>,
    },
    {
      title: text.propertyCount,
      key: 'count',
      width: 110,
      align: 'right' as const,
      sorter: (a: PlanProperty, b: PlanProperty) => a.count - b.count,
      render: (_: unknown, p: PlanProperty) => format.exact(p.count),
    },
    {
      title: <span className="hidden">{text.edit}</span>,
      key: 'edit',
      width: 90,
      align: 'right' as const,
      render: (_: unknown, p: PlanProperty) => (
        <AllowedButton
          needs="edit_tracking_plan"
          size="small"
          aria-label={text.editOf(p.name)}
          onClick={() => onEdit(p)}
        >
          {text.edit}
        </AllowedButton>
      ),
    },
  ];
}

function Narrow() {
  const text = useText('settings').plan;
  const { search, set } = useAddress();
  const events = useEvents();
  return (
    <div className="tab-lead">
      <label className="filter">
        <span>{text.event}</span>
        <Select
          aria-label={text.event}
          style={{ minWidth: 240 }}
          showSearch
          value={search.get('event') ?? ''}
          options={[
            { value: '', label: text.anyEvent },
            ...events.map((e) => ({ value: e.name, label: e.name })),
          ]}
          onChange={(event: string) => set({ event })}
        />
      </label>
      <Select
        aria-label={text.type}
        style={{ minWidth: 140 }}
        value={search.get('type') ?? ''}
        options={[
          { value: '', label: text.allTypes },
          ...types.map((type) => ({ value: type, label: text.types[type] })),
        ]}
        onChange={(type: string) => set({ type })}
      />
    </div>
  );
}

function List() {
  const { project } = useSession();
  const { search } = useAddress();
  const text = useText('settings').plan;
  const format = useFormat(project.zone);
  const [editing, setEditing] = useState<PlanProperty>();
  const columns = useColumns(setEditing);
  const event = search.get('event') ?? '';
  const type = search.get('type');
  const properties = useQuery({
    queryKey: [project.key, 'tracking-plan', 'properties', event],
    queryFn: () =>
      api.get<PlanProperty[]>('/api/projects/{project}/tracking-plan/properties', {
        path: { project: project.key },
        query: { event },
      }),
  });
  if (properties.error)
    return <ErrorTile error={properties.error} onRetry={() => void properties.refetch()} />;
  if (!properties.data) return <Skeleton height={44} lines={6} />;
  const shown = planFilter(properties.data, search.get('q'), search.get('status'))
    .filter((p) => !type || p.type === type)
    .sort((a, b) => b.count - a.count);
  if (shown.length === 0) return <PlanNothing any={properties.data.length > 0} properties />;
  return (
    <>
      <Table
        size="middle"
        rowKey="name"
        pagination={false}
        dataSource={shown}
        columns={columns}
        virtual={shown.length > 100}
        scroll={{ x: 1100, ...(shown.length > 100 ? { y: 640 } : {}) }}
        footer={() => text.shown(format.exact(shown.length), format.exact(properties.data.length))}
      />
      {editing && <Edit property={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

/** Known properties, of one event or of all together. */
export function PlanProperties() {
  return (
    <>
      <Narrow />
      <List />
    </>
  );
}
