import Form, { type FormInstance } from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { EventSelect } from '../../components/EventSelect';
import { FilterEditor, PropertySelect } from '../../components/FilterEditor';
import { useText } from '../../text';
import {
  divided,
  measured,
  METRIC_KEY,
  metricKeyFrom,
  metricKinds,
  unitsOf,
  type MeasureDraft,
  type MetricDraft,
  type MetricKind,
} from './metricDraft';

interface MeasureProps {
  id?: string;
  kind: MetricKind;
  value?: MeasureDraft;
  onChange?: (value: MeasureDraft) => void;
}

/** One side of a metric: which event, under which conditions, and what of it is counted. */
function MeasureInput({ id, kind, value, onChange }: MeasureProps) {
  const text = useText('settings').metrics;
  const side = value ?? { event: '', where: [], property: null, measure: 'events' as const };
  const change = (part: Partial<MeasureDraft>) => onChange?.({ ...side, ...part });
  return (
    <div className="selector">
      {kind === 'ratio' && (
        <Select
          aria-label={text.measure}
          className="wide"
          value={side.measure}
          options={(['events', 'people', 'sum'] as const).map((m) => ({ value: m, label: text.measures[m] }))}
          onChange={(measure: MeasureDraft['measure']) => change({ measure })}
        />
      )}
      <EventSelect
        id={id}
        any
        label={text.event}
        value={side.event}
        onChange={(event) => change({ event, where: [], property: null })}
      />
      {measured(kind, side) === 'sum' && side.event && (
        <PropertySelect
          numeric
          event={side.event}
          label={text.property}
          value={side.property ?? undefined}
          onChange={(property) => change({ property })}
        />
      )}
      {side.event && (
        <FilterEditor event={side.event} filters={side.where} onChange={(where) => change({ where })} />
      )}
    </div>
  );
}

function Naming({ form, isNew }: { form: FormInstance<MetricDraft>; isNew: boolean }) {
  const text = useText('settings').metrics;
  return (
    <>
      <div className="form-pair">
        <Form.Item name="zh" label={text.nameZh}>
          <Input maxLength={200} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="en" label={text.nameEn}>
          <Input
            maxLength={200}
            lang="en"
            onChange={(event) => {
              if (isNew && !form.isFieldTouched('key')) {
                form.setFieldValue('key', metricKeyFrom(event.target.value));
              }
            }}
          />
        </Form.Item>
      </div>
      {isNew && (
        <Form.Item
          name="key"
          label={text.key}
          extra={text.keyHelp}
          rules={[{ required: true, pattern: METRIC_KEY, message: text.keyWrong }]}
        >
          <Input maxLength={60} autoComplete="off" spellCheck={false} />
        </Form.Item>
      )}
    </>
  );
}

/** What a metric is called, what it counts, in which unit, and whether more is better. */
export function MetricFields({ form, isNew }: { form: FormInstance<MetricDraft>; isNew: boolean }) {
  const text = useText('settings').metrics;
  const kind = (Form.useWatch('kind', form) as MetricKind | undefined) ?? 'events';
  return (
    <>
      <Naming form={form} isNew={isNew} />
      <div className="form-pair">
        <Form.Item name="kind" label={text.kind} extra={text.kindHelp[kind]}>
          <Select
            options={metricKinds.map((k) => ({ value: k, label: text.kinds[k] }))}
            onChange={(chosen: MetricKind) => form.setFieldValue('unit', unitsOf[chosen][0])}
          />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="unit" label={text.unit}>
            <Select options={unitsOf[kind].map((u) => ({ value: u, label: text.units[u] }))} />
          </Form.Item>
          <Form.Item name="better" label={text.better}>
            <Select options={(['up', 'down'] as const).map((b) => ({ value: b, label: text.betters[b] }))} />
          </Form.Item>
        </div>
      </div>
      <Form.Item name="numerator" label={divided(kind) ? text.counted : text.event}>
        <MeasureInput kind={kind} />
      </Form.Item>
      {divided(kind) && (
        <Form.Item name="denominator" label={text.dividedBy}>
          <MeasureInput kind={kind} />
        </Form.Item>
      )}
    </>
  );
}
