import Button from 'antd/es/button';
import Collapse from 'antd/es/collapse';
import Form, { type FormInstance } from 'antd/es/form';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import Switch from 'antd/es/switch';
import type { PolicySubject } from '../../api/types';
import { useCampaigns, useFeatures } from '../../components/catalog';
import { useName } from '../../components/Name';
import { NamingFields } from '../../components/NamingFields';
import { SegmentInput } from '../../components/SegmentSelect';
import { useText } from '../../text';
import { ActionFields } from './ActionFields';
import { blankPredicate, type RuleDraft } from './draft';
import { useMetrics } from './queries';
import { useUnit } from './units';

interface SubjectProps {
  id?: string;
  value?: PolicySubject | null;
  onChange?: (subject: PolicySubject | null) => void;
  /** What choosing nothing means. */
  none: string;
  label?: string;
}

/** A feature or campaign, or nothing. */
export function SubjectSelect({ id, value, onChange, none, label }: SubjectProps) {
  const text = useText('policies').form;
  const name = useName();
  const features = useFeatures().data?.items ?? [];
  const campaigns = useCampaigns().data?.items ?? [];
  const group = (kind: 'feature' | 'campaign', title: string, items: typeof features | typeof campaigns) => ({
    label: title,
    options: items.map((item) => ({ value: `${kind}~${item.key}`, label: name(item.names, item.key) })),
  });
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ minWidth: 160 }}
      value={value ? `${value.kind}~${value.key}` : ''}
      options={[
        { value: '', label: none },
        group('feature', text.features, features),
        group('campaign', text.campaigns, campaigns),
      ]}
      onChange={(chosen: string) => {
        const [kind, key] = chosen.split('~');
        onChange?.(kind && key ? { kind, key } : null);
      }}
    />
  );
}

type Row = { name: number };

function MetricSelect({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: string;
  onChange?: (v: string) => void;
}) {
  const text = useText('policies').form;
  const name = useName();
  const metrics = useMetrics().data ?? [];
  return (
    <Select
      id={id}
      aria-label={text.metric}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ minWidth: 172 }}
      value={value}
      options={metrics.filter((m) => !m.archived).map((m) => ({ value: m.key, label: name(m.names, m.key) }))}
      onChange={onChange}
    />
  );
}

function Bounds({ row }: { row: Row }) {
  const text = useText('policies').form;
  const predicate =
    (Form.useWatch(['predicates', row.name]) as RuleDraft['predicates'][number]) ?? blankPredicate;
  const unit = useUnit(predicate);
  const bound = (field: 'bound' | 'clearBound' | 'warnFrom', label: string) => (
    <Form.Item name={[row.name, field]} label={label}>
      <InputNumber style={{ width: 116 }} suffix={unit} />
    </Form.Item>
  );
  return (
    <div className="rule-row">
      {bound('bound', text.bound)}
      {bound('warnFrom', text.warnFrom)}
      {bound('clearBound', text.clearBound)}
      <Form.Item name={[row.name, 'minSample']} label={text.minSample}>
        <InputNumber min={0} style={{ width: 104 }} />
      </Form.Item>
      <Form.Item name={[row.name, 'window']} label={text.window}>
        <InputNumber min={1} max={90} placeholder={text.windowOwn} style={{ width: 104 }} />
      </Form.Item>
    </div>
  );
}

function Predicate({ row, onRemove }: { row: Row; onRemove?: () => void }) {
  const text = useText('policies').form;
  const compare = Form.useWatch(['predicates', row.name, 'compare']) as string | undefined;
  return (
    <fieldset className="predicate">
      <legend className="hidden">{text.predicate(row.name + 1)}</legend>
      <div className="rule-row">
        <Form.Item name={[row.name, 'metric']} label={text.when}>
          <MetricSelect />
        </Form.Item>
        <Form.Item name={[row.name, 'subject']} label={text.of}>
          <SubjectSelect none={text.ownSubject} />
        </Form.Item>
        <Form.Item name={[row.name, 'compare']} label={text.compare}>
          <Select
            style={{ width: 124 }}
            options={(['value', 'previous', 'same_weekday'] as const).map((value) => ({
              value,
              label: text.comparison[value],
            }))}
          />
        </Form.Item>
        {compare && compare !== 'value' && (
          <Form.Item name={[row.name, 'change']} label={text.change} initialValue="relative">
            <Select
              style={{ minWidth: 110 }}
              options={(['relative', 'absolute'] as const).map((value) => ({
                value,
                label: text.changes[value],
              }))}
            />
          </Form.Item>
        )}
        <Form.Item name={[row.name, 'op']} label={text.side}>
          <Select
            style={{ width: 90 }}
            options={[
              { value: 'gt', label: text.above },
              { value: 'lt', label: text.below },
            ]}
          />
        </Form.Item>
      </div>
      <Bounds row={row} />
      {onRemove && (
        <Button size="small" onClick={onRemove}>
          {text.removeCondition}
        </Button>
      )}
    </fieldset>
  );
}

function Conditions() {
  const text = useText('policies').form;
  return (
    <Form.List name="predicates">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <Predicate
              key={row.key}
              row={row}
              onRemove={rows.length > 1 ? () => remove(row.name) : undefined}
            />
          ))}
          {rows.length > 1 && (
            <Form.Item name="match" label={text.match}>
              <Select
                style={{ width: 220 }}
                options={[
                  { value: 'all', label: text.matchAll },
                  { value: 'any', label: text.matchAny },
                ]}
              />
            </Form.Item>
          )}
          <Button
            size="small"
            onClick={() => add({ ...blankPredicate, name: 'abcdefghij'[rows.length] ?? `p${rows.length}` })}
            disabled={rows.length >= 10}
          >
            {text.addCondition}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function Counts() {
  const text = useText('policies').form;
  const days = (name: string[], label: string) => (
    <Form.Item name={name} label={label}>
      <InputNumber min={1} max={90} style={{ width: 92 }} />
    </Form.Item>
  );
  return (
    <div className="rule-row">
      <Form.Item name="interval" label={text.bucket}>
        <Select
          style={{ width: 92 }}
          options={(['day', 'week'] as const).map((value) => ({ value, label: text.buckets[value] }))}
        />
      </Form.Item>
      {days(['temporal', 'k'], text.k)}
      {days(['temporal', 'n'], text.n)}
      {days(['temporal', 'clearK'], text.clearK)}
      {days(['temporal', 'clearN'], text.clearN)}
      <Form.Item name="cooldownDays" label={text.cooldown}>
        <InputNumber min={0} max={3650} style={{ width: 92 }} />
      </Form.Item>
    </div>
  );
}

function Finer() {
  const text = useText('policies').form;
  const days = (name: string | string[], label: string, extra?: string) => (
    <Form.Item name={name} label={label} extra={extra}>
      <InputNumber min={0} max={3650} style={{ width: 140 }} />
    </Form.Item>
  );
  return (
    <>
      <div className="rule-row">
        {days('launchedSinceDays', text.launchedSince)}
        {days('launchedWithinDays', text.launchedWithin)}
        {days(['temporal', 'staleAfterDays'], text.stale)}
      </div>
      <div className="rule-row">
        <Form.Item name={['temporal', 'onNoData']} label={text.noData}>
          <Select
            style={{ width: 220 }}
            options={(['keep', 'breach', 'ok'] as const).map((value) => ({
              value,
              label: text.noDataRule[value],
            }))}
          />
        </Form.Item>
        <Form.Item name="segment" label={text.segment}>
          <SegmentInput />
        </Form.Item>
        <Form.Item name="gates" label={text.gates} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name={['temporal', 'openBucket']} label={text.openBucket} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
      <Form.Item name="composite" label={text.composite} extra={text.compositeHelp}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={2000} spellCheck={false} />
      </Form.Item>
    </>
  );
}

/** A rule as one reads it: about what, when, for how long, then what. */
export function PolicyFields({ form, isNew }: { form: FormInstance<RuleDraft>; isNew: boolean }) {
  const text = useText('policies').form;
  return (
    <>
      <NamingFields form={form} isNew={isNew} words={text} />
      <Form.Item name="subject" label={text.subject}>
        <SubjectSelect none={text.wholeProject} />
      </Form.Item>
      <h2 className="rule-part">{text.conditionTitle}</h2>
      <Conditions />
      <h2 className="rule-part">{text.temporalTitle}</h2>
      <Counts />
      <Collapse ghost items={[{ key: 'finer', label: text.finer, forceRender: true, children: <Finer /> }]} />
      <h2 className="rule-part">{text.actionsTitle}</h2>
      <ActionFields />
    </>
  );
}
