import { useQuery } from '@tanstack/react-query';
import Form from 'antd/es/form';
import Select from 'antd/es/select';
import Switch from 'antd/es/switch';
import { useState } from 'react';
import { api } from '../../api/client';
import type { PlanProperty } from '../../api/types';
import { useSession } from '../../app/session';
import { useEvents } from '../../components/trackingPlan';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { PlanEdit, PlanTable, usePlanColumns } from './PlanParts';

const types = ['text', 'number', 'boolean', 'time', 'list', 'object', 'mixed'] as const;

function useColumns(onEdit: (property: PlanProperty) => void) {
  const text = useText('settings').plan;
  const { name, description, status, count, edit } = usePlanColumns(onEdit, [220, 220]);
  return [
    name,
    {
      title: text.type,
      key: 'type',
      width: 100,
      render: (_: unknown, p: PlanProperty) => text.types[p.type],
    },
    description,
    {
      title: text.examples,
      key: 'examples',
      width: 220,
      render: (_: unknown, p: PlanProperty) => (
        <span className="break">{[...new Set(p.examples)].slice(0, 3).join(' · ')}</span>
      ),
    },
    status,
    {
      title: text.promoted,
      key: 'promoted',
      width: 110,
      render: (_: unknown, p: PlanProperty) =>
        p.promoted ? `✓ ${text.promotedYes}` : <span className="weak">{text.promotedNo}</span>,
    },
    { ...count, title: text.propertyCount, width: 110 },
    edit,
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
  return (
    <>
      <PlanTable
        list={properties}
        which={(p) => !type || p.type === type}
        columns={columns}
        width={1100}
        properties
      />
      {editing && (
        <PlanEdit
          kind="properties"
          item={editing}
          more={{ promoted: editing.promoted }}
          onClose={() => setEditing(undefined)}
        >
          <Form.Item name="promoted" label={text.promoted} extra={text.promotedHelp} valuePropName="checked">
            <Switch />
          </Form.Item>
        </PlanEdit>
      )}
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
