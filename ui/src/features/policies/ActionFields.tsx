import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import type { PolicyAction, Role } from '../../api/types';
import { useCampaigns, useFeatures, useMembers } from '../../components/catalog';
import { useEnvironments } from '../../components/environments';
import { useFlags } from '../../components/flags';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import { parametersOf, type ParameterField } from './parameters';
import { useActionTypes, useChannels, usePools } from './queries';

type Row = { name: number };

function useOptions(kind: ParameterField['kind'], pool?: string): { value: string; label: string }[] {
  const name = useName();
  const text = useText('policies').form;
  const named = (items: { key: string; names: Parameters<typeof name>[0] }[] | undefined) =>
    (items ?? []).map((item) => ({ value: item.key, label: name(item.names, item.key) }));
  const features = useFeatures().data?.items;
  const campaigns = useCampaigns().data?.items;
  const members = useMembers().data ?? [];
  const pools = usePools(kind === 'pool' || kind === 'allocation').data?.items;
  const channels = useChannels(kind === 'channels').data;
  const flags = useFlags(false, kind === 'flag').data;
  const environments = useEnvironments().data ?? [];
  switch (kind) {
    case 'feature':
      return named(features);
    case 'flag':
      return named(flags);
    case 'environment':
      return environments.map((e) => ({ value: e.key, label: e.name }));
    case 'campaign':
      return named(campaigns);
    case 'pool':
      return named(pools);
    case 'allocation':
      return (pools ?? [])
        .filter((p) => p.key === pool)
        .flatMap((p) => p.allocations.map((a) => ({ value: a.name, label: a.name })));
    case 'channels':
      return (channels ?? []).map((channel) => ({
        value: channel.key,
        label: name(channel.names, channel.key),
      }));
    case 'owner':
      return members.map((member) => ({ value: member.email, label: `${member.name} (${member.email})` }));
    case 'work':
      return (['project', 'diagnosis', 'review', 'task'] as const).map((value) => ({
        value,
        label: text.work[value],
      }));
    default:
      return [];
  }
}

function Parameter({ row, field }: { row: Row; field: ParameterField }) {
  const text = useText('policies').form;
  const pool = Form.useWatch(['actions', row.name, 'parameters', 'pool']) as string | undefined;
  const options = useOptions(field.kind, pool);
  const path = (...rest: string[]) => [row.name, 'parameters', field.name, ...rest];
  const label = text.parameter[field.label];
  if (field.kind === 'number') {
    return (
      <Form.Item name={path()} label={label}>
        <InputNumber style={{ width: 130 }} />
      </Form.Item>
    );
  }
  if (field.kind === 'text') {
    return (
      <Form.Item name={path()} label={label}>
        <Input maxLength={300} style={{ minWidth: 220 }} />
      </Form.Item>
    );
  }
  if (field.kind === 'sentence') {
    return (
      <>
        <Form.Item name={path('zh')} label={`${label} (${text.inChinese})`}>
          <Input lang="zh-CN" maxLength={300} style={{ minWidth: 220 }} />
        </Form.Item>
        <Form.Item name={path('en')} label={`${label} (${text.inEnglish})`}>
          <Input lang="en" maxLength={300} style={{ minWidth: 220 }} />
        </Form.Item>
      </>
    );
  }
  return (
    <Form.Item name={path()} label={label}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        mode={field.kind === 'channels' ? 'multiple' : undefined}
        style={{ minWidth: 200 }}
        options={options}
      />
    </Form.Item>
  );
}

const roles: Role[] = ['admin', 'product', 'operations', 'engineering', 'support', 'analyst'];

function Approval({ row }: { row: Row }) {
  const text = useText('policies').form;
  const names = useText('common').role;
  const required = Form.useWatch(['actions', row.name, 'approval', 'required']) as boolean | undefined;
  return (
    <div className="rule-row">
      <Form.Item name={[row.name, 'approval', 'required']} label={text.approval}>
        <Select
          allowClear
          placeholder={text.approvalByType}
          style={{ minWidth: 200 }}
          options={[
            { value: true, label: text.approvalNeeded },
            { value: false, label: text.approvalNone },
          ]}
        />
      </Form.Item>
      {required === true && (
        <>
          <Form.Item name={[row.name, 'approval', 'role']} label={text.approver}>
            <Select
              style={{ minWidth: 140 }}
              options={roles.map((value) => ({ value, label: names[value] }))}
            />
          </Form.Item>
          <Form.Item name={[row.name, 'approval', 'expiresHours']} label={text.expiresHours}>
            <InputNumber min={1} max={8760} placeholder="72" style={{ width: 110 }} />
          </Form.Item>
        </>
      )}
    </div>
  );
}

function ActionRow({ row, onRemove }: { row: Row; onRemove: () => void }) {
  const text = useText('policies').form;
  const parts = useText('parts').action;
  const types = useActionTypes().data ?? [];
  const type = Form.useWatch(['actions', row.name, 'type']) as string | undefined;
  return (
    <fieldset className="predicate">
      <legend className="hidden">{text.action(row.name + 1)}</legend>
      <div className="rule-row">
        <Form.Item name={[row.name, 'on']} label={text.on}>
          <Select
            style={{ minWidth: 150 }}
            options={(['fire', 'clear', 'warn', 'reminder'] as const).map((value) => ({
              value,
              label: text.triggers[value],
            }))}
          />
        </Form.Item>
        <Form.Item name={[row.name, 'type']} label={text.does}>
          <Select
            style={{ minWidth: 200 }}
            options={types
              .filter((t) => t.forPolicies)
              .map((t) => ({ value: t.key, label: parts.type(t.key) }))}
          />
        </Form.Item>
      </div>
      <div className="rule-row">
        {parametersOf(type).map((field) => (
          <Parameter key={field.name} row={row} field={field} />
        ))}
      </div>
      <Approval row={row} />
      <Button size="small" onClick={onRemove}>
        {text.removeAction}
      </Button>
    </fieldset>
  );
}

const blankAction: PolicyAction = { name: '', on: 'fire', type: '', parameters: {}, approval: null };

/** What the rule does when it fires, clears or warns. */
export function ActionFields() {
  const text = useText('policies').form;
  return (
    <Form.List name="actions">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <ActionRow key={row.key} row={row} onRemove={() => remove(row.name)} />
          ))}
          <Button size="small" onClick={() => add(blankAction)} disabled={rows.length >= 20}>
            {text.addAction}
          </Button>
        </>
      )}
    </Form.List>
  );
}
