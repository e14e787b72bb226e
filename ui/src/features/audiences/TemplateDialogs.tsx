import { useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { api } from '../../api/client';
import type { Segment } from '../../api/types';
import { useSession } from '../../app/session';
import { EventSelect } from '../../components/EventSelect';
import { PropertySelect } from '../../components/FilterEditor';
import { FormDialog } from '../../components/FormDialog';
import { KEY_PATTERN } from '../../components/selectors';
import { useProperties } from '../../components/trackingPlan';
import { useText } from '../../text';

function useMade() {
  const { project } = useSession();
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: [project.key, 'segments'] });
}

function Prefix({ label }: { label: string }) {
  const text = useText('audiences').form;
  return (
    <Form.Item
      name="prefix"
      label={label}
      rules={[{ required: true, pattern: KEY_PATTERN, message: text.keyWrong }]}
    >
      <Input maxLength={31} spellCheck={false} />
    </Form.Item>
  );
}

interface ValueTiers {
  prefix: string;
  event: string;
  property?: string;
  days: number;
  high: number;
}

function Amount({ value, onChange }: { value?: string; onChange?: (name: string) => void }) {
  const event = Form.useWatch<string | undefined>('event');
  const text = useText('audiences').valueForm;
  return (
    <PropertySelect
      event={event}
      numeric
      label={text.property}
      value={value}
      onChange={(name) => onChange?.(name)}
    />
  );
}

function Event({ value, onChange }: { value?: string; onChange?: (name: string) => void }) {
  return <EventSelect value={value} onChange={(name) => onChange?.(name)} />;
}

/** Eight value tiers by recency, frequency and money. */
export function ValueDialog({ onClose }: { onClose: () => void }) {
  const { project } = useSession();
  const text = useText('audiences');
  const words = text.valueForm;
  const made = useMade();
  const { message } = AntdApp.useApp();
  const create = async ({ event, ...rest }: ValueTiers) => {
    await api.post<Segment[]>('/api/projects/{project}/segments/templates/value', {
      path: { project: project.key },
      body: { ...rest, event: { event, where: [] } },
    });
    void message.success(words.done);
    made();
  };
  return (
    <FormDialog<ValueTiers>
      title={words.title}
      submit={words.create}
      initial={{ prefix: 'rfm', days: 90, high: 4 }}
      onSubmit={create}
      onClose={onClose}
    >
      <p className="weak">{words.lead}</p>
      <Form.Item name="event" label={words.event} rules={[{ required: true, message: text.form.incomplete }]}>
        <Event />
      </Form.Item>
      <Form.Item name="property" label={words.property} extra={text.editor.noAmount}>
        <Amount />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="days" label={words.days}>
          <InputNumber min={1} max={1100} precision={0} />
        </Form.Item>
        <Form.Item name="high" label={words.high} extra={text.editor.fifthHint}>
          <Select options={[2, 3, 4, 5].map((n) => ({ value: n, label: String(n) }))} />
        </Form.Item>
      </div>
      <Prefix label={words.prefix} />
    </FormDialog>
  );
}

interface AgeBands {
  prefix: string;
  property: string;
  lines: string[];
}

const agesOf = (lines: string[]) => [...new Set(lines.map(Number))].sort((a, b) => a - b);

function Ages({ value, onChange }: { value?: string; onChange?: (name: string) => void }) {
  const text = useText('audiences').ageForm;
  const names = useProperties(undefined)
    .filter((p) => p.name.startsWith('person.'))
    .map((p) => p.name.slice('person.'.length));
  if (value && !names.includes(value)) names.push(value);
  return (
    <Select
      aria-label={text.property}
      showSearch
      value={value}
      options={names.map((name) => ({ value: name, label: name }))}
      onChange={(name: string) => onChange?.(name)}
    />
  );
}

/** A segment for each band of ages, and one for unknown ages. */
export function AgeDialog({ onClose }: { onClose: () => void }) {
  const { project } = useSession();
  const words = useText('audiences').ageForm;
  const made = useMade();
  const { message } = AntdApp.useApp();
  const create = async ({ lines, ...rest }: AgeBands) => {
    const segments = await api.post<Segment[]>('/api/projects/{project}/segments/templates/age', {
      path: { project: project.key },
      body: { ...rest, lines: agesOf(lines) },
    });
    void message.success(words.done(String(segments.length)));
    made();
  };
  return (
    <FormDialog<AgeBands>
      title={words.title}
      submit={words.create}
      initial={{ prefix: 'age', property: 'age', lines: ['18', '25', '35', '50', '60'] }}
      onSubmit={create}
      onClose={onClose}
    >
      <p className="weak">{words.lead}</p>
      <Form.Item name="property" label={words.property} rules={[{ required: true }]}>
        <Ages />
      </Form.Item>
      <Form.Item
        name="lines"
        label={words.lines}
        rules={[
          {
            validator: (_, lines: string[]) => {
              const ages = agesOf(lines ?? []);
              const fine =
                ages.length >= 1 &&
                ages.length <= 10 &&
                ages.every((age) => Number.isInteger(age) && age >= 1 && age <= 150);
              return fine ? Promise.resolve() : Promise.reject(new Error(words.linesWrong));
            },
          },
        ]}
      >
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <Prefix label={words.prefix} />
    </FormDialog>
  );
}
