import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { api } from '../../api/client';
import type { MetricInfo, NorthStar, Role } from '../../api/types';
import { useSession } from '../../app/session';
import { useMembers } from '../../components/catalog';
import { FormDialog } from '../../components/FormDialog';
import { useName } from '../../components/Name';
import { useSubjectOptions } from '../../components/SubjectLink';
import { useText } from '../../text';
import { useGrowthChanged, useMetrics } from './queries';
import {
  blankRow,
  FEWEST_INPUTS,
  inputOf,
  isPercent,
  kindOf,
  MOST_INPUTS,
  rowOf,
  type InputRow,
} from './starTree';

interface RowProps {
  name: number;
  metrics: MetricInfo[];
  onRemove?: () => void;
}

function Row({ name, metrics, onRemove }: RowProps) {
  const growth = useText('growth').star;
  const text = growth.tree;
  const common = useText('common');
  const roles = common.role;
  const named = useName();
  const members = useMembers().data ?? [];
  const chosen = Form.useWatch(['inputs', name, 'metric']) as string | undefined;
  const metric = metrics.find((m) => m.key === chosen);
  const kind = kindOf(metric);
  const subjects = useSubjectOptions(kind ? [kind] : []);
  return (
    <fieldset className="star-row">
      <legend>{text.input(name + 1)}</legend>
      <Form.Item
        name={[name, 'metric']}
        label={text.metric}
        rules={[
          ({ getFieldValue }) => ({
            validator: () =>
              inputOf(getFieldValue(['inputs', name]) as InputRow, metric)
                ? Promise.resolve()
                : Promise.reject(new Error(text.complete)),
          }),
        ]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={metrics
            .filter((m) => !m.archived)
            .map((m) => ({ value: m.key, label: named(m.names, m.key) }))}
        />
      </Form.Item>
      <Form.Item name={[name, 'subject']} label={text.subject}>
        <Select
          disabled={!kind}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={growth.project}
          options={
            metric?.about === 'project_or_feature'
              ? [{ value: '', label: growth.project }, ...subjects]
              : subjects
          }
        />
      </Form.Item>
      <Form.Item name={[name, 'interval']} label={text.interval}>
        <Select
          options={(metric?.intervals ?? (['day', 'week', 'month'] as const)).map((value) => ({
            value,
            label: common.interval[value as 'day' | 'week'] ?? value,
          }))}
        />
      </Form.Item>
      <Form.Item name={[name, 'target']} label={text.target}>
        <InputNumber min={0} suffix={isPercent(metric) ? '%' : undefined} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={[name, 'owner']} label={text.ownerLabel}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...members.map((m) => ({ value: m.email, label: m.name })),
            ...(Object.keys(roles) as Role[]).map((r) => ({ value: r as string, label: roles[r] })),
          ]}
        />
      </Form.Item>
      <Button size="small" disabled={!onRemove} onClick={onRemove} aria-label={text.remove(name + 1)}>
        ✕
      </Button>
    </fieldset>
  );
}

/** Chooses three to six metrics that move the north star; saving is another revision. */
export function StarInputs({ star, onClose }: { star: NorthStar; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('growth').star.tree;
  const { message } = AntdApp.useApp();
  const changed = useGrowthChanged();
  const metrics = useMetrics().data;
  if (!metrics) return null;
  const of = (key: string | undefined) => metrics.find((m) => m.key === key);
  const rows = star.inputs.map((input) => rowOf(input, of(input.metric)));
  while (rows.length < FEWEST_INPUTS) rows.push(blankRow);
  return (
    <FormDialog<{ inputs: InputRow[] }>
      title={star.inputs.length > 0 ? text.change : text.add}
      submit={text.save}
      width={1080}
      initial={{ inputs: rows }}
      onClose={onClose}
      onSubmit={async ({ inputs }) => {
        await api.put('/api/projects/{project}/north-star', {
          path: { project: project.key },
          ifMatch: star.version,
          body: {
            metric: star.metric!,
            subject: star.subject,
            interval: star.interval,
            target: star.target!,
            inputs: inputs.flatMap((row) => inputOf(row, of(row.metric)) ?? []),
          },
        });
        void message.success(text.saved);
        void changed('north-star');
      }}
    >
      <p>{text.dialogLead}</p>
      <Form.List name="inputs">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <Row
                key={field.key}
                name={field.name}
                metrics={metrics}
                onRemove={fields.length > FEWEST_INPUTS ? () => remove(field.name) : undefined}
              />
            ))}
            {fields.length < MOST_INPUTS && <Button onClick={() => add(blankRow)}>{text.addInput}</Button>}
          </>
        )}
      </Form.List>
    </FormDialog>
  );
}
