import Input from 'antd/es/input';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { PlanEvents } from './PlanEvents';
import { PlanProperties } from './PlanProperties';
import { planStatuses } from './planFilter';

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
      {properties ? <PlanProperties /> : <PlanEvents />}
    </>
  );
}
