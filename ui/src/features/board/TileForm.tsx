import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import type { BoardTileSetting, MetricInfo } from '../../api/types';
import { FormDialog } from '../../components/FormDialog';
import { useName } from '../../components/Name';
import { subjectOf, subjectText, useSubjectOptions } from '../../components/SubjectLink';
import { useText } from '../../text';
import { useMetrics } from './queries';

interface Draft {
  metric: string;
  subject?: string;
  interval: BoardTileSetting['interval'];
  window?: number | null;
  op: 'gt' | 'lt';
  bound?: number | null;
}

interface Props {
  /** The tile to change; a new one when absent. */
  setting?: BoardTileSetting;
  onSave: (setting: BoardTileSetting) => Promise<unknown>;
  onClose: () => void;
}

/** Kinds of subjects a metric is about; the first is what its key means. */
function kindsOf(metric: MetricInfo | undefined): ('feature' | 'campaign')[] {
  if (metric?.about === 'campaign') return ['campaign'];
  return metric?.about === 'feature' || metric?.about === 'project_or_feature' ? ['feature'] : [];
}

const round = (value: number) => Math.round(value * 1e8) / 1e8;

/** A tile in words of the server. */
export function settingOf(
  draft: Draft,
  metric: MetricInfo | undefined,
  columns: number | null = null,
): BoardTileSetting {
  const percent = (metric?.unit ?? 'percent') === 'percent';
  return {
    metric: draft.metric,
    insight: null,
    columns,
    subject: kindsOf(metric).length > 0 ? (subjectOf(draft.subject)?.key ?? null) : null,
    interval: draft.interval,
    window: draft.window ?? null,
    threshold:
      draft.bound == null ? null : { op: draft.op, bound: percent ? round(draft.bound / 100) : draft.bound },
  };
}

function initialOf(setting: BoardTileSetting | undefined, metrics: MetricInfo[]): Partial<Draft> {
  if (!setting) return { op: 'gt', interval: 'day' };
  const metric = metrics.find((m) => m.key === setting.metric);
  const kind = kindsOf(metric)[0];
  const percent = (metric?.unit ?? 'percent') === 'percent';
  const bound = setting.threshold?.bound;
  return {
    metric: setting.metric ?? undefined,
    subject: setting.subject && kind ? subjectText({ kind, key: setting.subject }) : '',
    interval: setting.interval ?? 'day',
    window: setting.window,
    op: setting.threshold?.op ?? 'gt',
    bound: bound == null ? null : percent ? round(bound * 100) : bound,
  };
}

function SubjectField({ metric }: { metric: MetricInfo | undefined }) {
  const text = useText('board').tileForm;
  const kinds = kindsOf(metric);
  const options = useSubjectOptions(kinds);
  if (kinds.length === 0) return null;
  const first = metric?.about === 'project_or_feature' ? text.wholeProject : text.chosen;
  return (
    <Form.Item name="subject" label={text.subject} extra={text.subjectHelp}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: '', label: first }, ...options]}
      />
    </Form.Item>
  );
}

/** Adds a tile or changes one: any metric, of any subject, by day, week or month. */
export default function TileForm({ setting, onSave, onClose }: Props) {
  const text = useText('board').tileForm;
  const common = useText('common');
  const name = useName();
  const metrics = useMetrics(true).data;
  if (!metrics) return null;
  const of = (key: string | undefined) => metrics.find((m) => m.key === key);
  return (
    <FormDialog<Draft>
      title={setting ? text.changeTitle : text.addTitle}
      submit={setting ? text.change : text.add}
      initial={initialOf(setting, metrics)}
      onClose={onClose}
      onSubmit={(draft) => onSave(settingOf(draft, of(draft.metric), setting?.columns))}
    >
      <Form.Item noStyle shouldUpdate={() => false}>
        {({ getFieldValue, setFieldValue }) => (
          <Form.Item
            name="metric"
            label={text.metric}
            rules={[{ required: true, message: text.metricMissing }]}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={metrics
                .filter((m) => !m.archived)
                .map((m) => ({
                  value: m.key,
                  label: `${name(m.names, m.key)}${m.custom ? ` · ${text.own}` : ''}`,
                }))}
              onChange={(key: string) => {
                const intervals = of(key)?.intervals ?? [];
                const chosen = getFieldValue('interval') as Draft['interval'];
                if (chosen && !intervals.includes(chosen)) setFieldValue('interval', intervals[0]);
              }}
            />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item noStyle dependencies={['metric']}>
        {({ getFieldValue }) => <SubjectField metric={of(getFieldValue('metric') as string)} />}
      </Form.Item>
      <Form.Item noStyle dependencies={['metric']}>
        {({ getFieldValue }) => {
          const intervals = of(getFieldValue('metric') as string)?.intervals ?? ['day', 'week', 'month'];
          return (
            <div className="form-pair">
              <Form.Item name="interval" label={text.interval}>
                <Select options={intervals.map((i) => ({ value: i, label: common.interval[i] }))} />
              </Form.Item>
              <Form.Item name="window" label={text.window}>
                <InputNumber
                  min={1}
                  max={90}
                  precision={0}
                  placeholder={text.windowOwn}
                  style={{ width: '100%' }}
                />
              </Form.Item>
            </div>
          );
        }}
      </Form.Item>
      <Form.Item noStyle dependencies={['metric']}>
        {({ getFieldValue }) => (
          <div className="form-pair">
            <Form.Item name="op" label={text.op}>
              <Select
                options={[
                  { value: 'gt', label: text.above },
                  { value: 'lt', label: text.below },
                ]}
              />
            </Form.Item>
            <Form.Item name="bound" label={text.bound} extra={text.boundHelp}>
              <InputNumber
                style={{ width: '100%' }}
                suffix={
                  (of(getFieldValue('metric') as string)?.unit ?? 'percent') === 'percent' ? '%' : undefined
                }
              />
            </Form.Item>
          </div>
        )}
      </Form.Item>
    </FormDialog>
  );
}
