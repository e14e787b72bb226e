import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { api } from '../../api/client';
import type { Allocation, Pool, PoolShift } from '../../api/types';
import { useSession } from '../../app/session';
import { FormDialog } from '../../components/FormDialog';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import { useAllocationName, useAmount } from './pools';
import { useGrowthChanged, useWorkItems } from './queries';
import { ReasonField } from '../../components/ReasonField';

interface Props {
  pool: Pool;
  onClose: () => void;
}

interface AllocationDraft {
  name: string;
  tier: Allocation['tier'];
  amount: number;
  work: number | null;
}

const tiers: Allocation['tier'][] = ['core', 'standard', 'exploratory'];

/** Gives a share of a pool, or changes what a share usually is. */
export function AllocationDialog({ pool, allocation, onClose }: Props & { allocation?: Allocation }) {
  const { project } = useSession();
  const text = useText('growth');
  const { tier } = useText('parts');
  const name = useName();
  const changed = useGrowthChanged();
  const work = useWorkItems().data ?? [];
  const path = { project: project.key, key: pool.key, id: String(allocation?.id ?? '') };
  const title = allocation ? text.pools.changeAllocation : text.pools.allocate;
  const required = [{ required: true, message: text.pools.missing }];
  return (
    <FormDialog<AllocationDraft>
      title={`${title} · ${name(pool.names, pool.key)}`}
      submit={title}
      initial={
        allocation
          ? { name: allocation.name, tier: allocation.tier, amount: allocation.before, work: allocation.work }
          : { tier: 'standard' }
      }
      onClose={onClose}
      onSubmit={async (values) => {
        const body = { ...values, name: values.name.trim(), work: values.work ?? null };
        const call = { path, body, ifMatch: pool.version };
        if (allocation) await api.put('/api/projects/{project}/pools/{key}/allocations/{id}', call);
        else await api.post('/api/projects/{project}/pools/{key}/allocations', call);
        await changed('pools');
      }}
    >
      <Form.Item name="name" label={text.pools.name} rules={[{ ...required[0], whitespace: true }]}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="tier" label={text.pools.tier} rules={required}>
        <Select options={tiers.map((value) => ({ value, label: tier[value] }))} />
      </Form.Item>
      <Form.Item name="amount" label={text.pools.amount} rules={required}>
        <InputNumber min={0} precision={0} suffix={text.unitName[pool.unit]} style={{ width: 240 }} />
      </Form.Item>
      <Form.Item name="work" label={text.pools.work}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={work.map((item) => ({
            value: item.no,
            label: `${text.work.no(item.no)} ${name(item.title)}`,
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

export function RemoveAllocation({ pool, allocation, onClose }: Props & { allocation: Allocation }) {
  const { project } = useSession();
  const text = useText('growth').pools;
  const { message } = AntdApp.useApp();
  const changed = useGrowthChanged();
  const called = useAllocationName()(allocation.name);
  return (
    <FormDialog<object>
      title={`${text.removeAllocation} · ${called}`}
      submit={text.removeAllocation}
      cancel={text.keepAllocation}
      onClose={onClose}
      onSubmit={async () => {
        await api.delete('/api/projects/{project}/pools/{key}/allocations/{id}', {
          path: { project: project.key, key: pool.key, id: String(allocation.id) },
          ifMatch: pool.version,
        });
        void message.success(text.removed(called));
        await changed('pools');
      }}
    >
      <p>{text.removeLead}</p>
    </FormDialog>
  );
}

interface ShiftDraft {
  to: number;
  days: number;
  reason: string;
}

/** Changes a share for a time; it goes back by itself. */
export function ShiftDialog({ pool, allocation, onClose }: Props & { allocation: Allocation }) {
  const { project } = useSession();
  const text = useText('growth');
  const words = text.pools;
  const amount = useAmount(pool.unit);
  const { message } = AntdApp.useApp();
  const changed = useGrowthChanged();
  const called = useAllocationName()(allocation.name);
  const required = [{ required: true, message: words.missing }];
  return (
    <FormDialog<ShiftDraft>
      title={`${words.shift} · ${called}`}
      submit={words.shift}
      initial={{ to: allocation.amount, days: 14 }}
      onClose={onClose}
      onSubmit={async ({ to, days, reason }) => {
        await api.post('/api/projects/{project}/pools/{key}/shifts', {
          path: { project: project.key, key: pool.key },
          body: { allocation: allocation.name, to, amount: null, days, reason: reason.trim() },
        });
        void message.success(words.shifted(called, amount(to)));
        await changed('pools');
      }}
    >
      <p>
        {words.now} {amount(allocation.amount)} · {words.free} {amount(pool.free)}
      </p>
      <div className="form-pair">
        <Form.Item name="to" label={words.shiftTo} rules={required}>
          <InputNumber min={0} precision={0} suffix={text.unitName[pool.unit]} style={{ width: 200 }} />
        </Form.Item>
        <Form.Item name="days" label={words.days} rules={required}>
          <InputNumber min={1} max={366} precision={0} />
        </Form.Item>
      </div>
      <ReasonField
        label={words.reason}
        help={words.shiftHelp}
        missing={words.reasonMissing}
        autoFocus={false}
      />
    </FormDialog>
  );
}

export function GiveBack({ pool, shift, onClose }: Props & { shift: PoolShift }) {
  const { project } = useSession();
  const text = useText('growth').pools;
  const amount = useAmount(pool.unit);
  const called = useAllocationName()(shift.allocation);
  const { message } = AntdApp.useApp();
  const changed = useGrowthChanged();
  return (
    <FormDialog<object>
      title={`${text.giveBack} · ${called}`}
      submit={text.giveBack}
      cancel={text.keepShift}
      onClose={onClose}
      onSubmit={async () => {
        await api.delete('/api/projects/{project}/pools/{key}/shifts/{id}', {
          path: { project: project.key, key: pool.key, id: String(shift.id) },
        });
        void message.success(text.gaveBack);
        await changed('pools');
      }}
    >
      <p>{text.giveBackLead(amount(shift.before))}</p>
    </FormDialog>
  );
}
