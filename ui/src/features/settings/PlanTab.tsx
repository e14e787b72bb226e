import { useQuery } from '@tanstack/react-query';
import Input from 'antd/es/input';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import type { Filled } from '../../api/types';
import { useSession } from '../../app/session';
import { useFormat } from '../../components/format';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { PlanEvents } from './PlanEvents';
import { PlanProperties } from './PlanProperties';
import { planStatuses } from './planFilter';

/** Says when the plan is not the whole truth: names beyond its bounds are not learnt. */
function Overflow() {
  const { project } = useSession();
  const text = useText('settings').plan;
  const { exact } = useFormat(project.zone);
  const { data } = useQuery({
    queryKey: [project.key, 'plan', 'overflow'],
    queryFn: () =>
      api.get<Filled<components['schemas']['PlanOverflow']>>(
        '/api/projects/{project}/tracking-plan/overflow',
        { path: { project: project.key } },
      ),
  });
  if (!data || data.events + data.properties === 0) return null;
  return (
    <div className="note warn" role="status">
      <strong>{text.overflow(exact(data.events), exact(data.properties))}</strong>
      <p>{text.overflowLead(exact(data.mostEvents), exact(data.mostProperties))}</p>
    </div>
  );
}

/** What the project knows of events and properties, learnt from the stream and described by people. */
export default function PlanTab() {
  const text = useText('settings').plan;
  const { search, set } = useAddress();
  const properties = search.get('show') === 'properties';
  return (
    <>
      <div className="tab-lead">
        <p>{text.lead}</p>
      </div>
      <div className="tab-lead">
        <Segmented
          aria-label={text.show}
          value={properties ? 'properties' : 'events'}
          onChange={(show) => set({ show: show === 'events' ? undefined : show, event: undefined })}
          options={[
            { value: 'events', label: text.events },
            { value: 'properties', label: text.properties },
          ]}
        />
        <Input.Search
          allowClear
          aria-label={text.search}
          placeholder={text.search}
          defaultValue={search.get('q') ?? ''}
          style={{ width: 280 }}
          onChange={(event) => set({ q: event.target.value }, true)}
        />
        <Select
          aria-label={text.status}
          style={{ minWidth: 140 }}
          value={search.get('status') ?? ''}
          options={[
            { value: '', label: text.allStatuses },
            ...planStatuses.map((status) => ({ value: status, label: text.statuses[status] })),
          ]}
          onChange={(status: string) => set({ status })}
        />
      </div>
      <Overflow />
      {properties ? <PlanProperties /> : <PlanEvents />}
    </>
  );
}
