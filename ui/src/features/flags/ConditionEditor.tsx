import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Button from 'antd/es/button';
import DatePicker from 'antd/es/date-picker';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import dayjs from 'dayjs';
import type { FlagCondition } from '../../api/types';
import { useName } from '../../components/Name';
import { useSegments } from '../../components/segments';
import { useProperties } from '../../components/trackingPlan';
import { useText } from '../../text';
import { about } from './model';

const subjects: FlagCondition['on'][] = ['person', 'segment', 'id', 'group', 'time'];
const operators: FlagCondition['op'][] = [
  ...(['eq', 'ne', 'contains', 'not_contains', 'starts_with', 'ends_with'] as const),
  ...(['matches', 'not_matches', 'gt', 'gte', 'lt', 'lte', 'exists', 'not_exists'] as const),
  ...(['before', 'after', 'semver_eq', 'semver_gt', 'semver_gte', 'semver_lt', 'semver_lte'] as const),
  ...(['in_network', 'not_in_network'] as const),
];
/** Those that look at one value alone. */
const single: FlagCondition['op'][] = ['gt', 'gte', 'lt', 'lte', 'before', 'after'];

const examples: Partial<Record<FlagCondition['op'], string>> = {
  matches: '^vip-[0-9]+$',
  not_matches: '^vip-[0-9]+$',
  before: '2026-06-01, -7d',
  after: '2026-06-01, -7d',
  semver_eq: '2.4.0',
  semver_gt: '2.4.0',
  semver_gte: '2.4.0',
  semver_lt: '2.4.0',
  semver_lte: '2.4.0',
  in_network: '10.0.0.0/8',
  not_in_network: '10.0.0.0/8',
};
const PERSON = 'person.';
/** What looks at the group itself. */
const GROUP_KEY = '$group_key';

interface Props {
  condition: FlagCondition;
  onChange: (condition: FlagCondition) => void;
  onRemove: () => void;
}

function Property({ condition, onChange }: Omit<Props, 'onRemove'>) {
  const text = useText('flags').condition;
  const known = useProperties(undefined)
    .map((p) => p.name)
    .filter((name) => name.startsWith(PERSON))
    .map((name) => name.slice(PERSON.length));
  const chosen = condition.property ?? '';
  if (condition.on === 'group') {
    return (
      <>
        <Input
          aria-label={text.group}
          placeholder={text.group}
          className="narrow"
          maxLength={200}
          spellCheck={false}
          value={condition.group ?? ''}
          onChange={(event) => onChange({ ...condition, group: event.target.value })}
        />
        <Input
          aria-label={text.property}
          placeholder={GROUP_KEY}
          className="narrow"
          maxLength={200}
          spellCheck={false}
          value={chosen}
          onChange={(event) => onChange({ ...condition, property: event.target.value })}
        />
      </>
    );
  }
  const options = chosen && !known.includes(chosen) ? [...known, chosen] : known;
  return (
    <Select
      aria-label={text.property}
      className="middle"
      mode="tags"
      maxCount={1}
      placeholder={text.property}
      value={chosen ? [chosen] : []}
      options={options.map((name) => ({ value: name, label: name }))}
      onChange={(names: string[]) => onChange({ ...condition, property: names.at(-1) ?? '', value: [] })}
    />
  );
}

function Value({ condition, onChange }: Omit<Props, 'onRemove'>) {
  const text = useText('flags').condition;
  const name = useName();
  const segments = useSegments().data?.items ?? [];
  const { on, op, value } = condition;
  const seen =
    useProperties(undefined).find((p) => p.name === PERSON + (condition.property ?? ''))?.examples ?? [];
  if (op === 'exists' || op === 'not_exists') return null;
  if (on === 'time') {
    return (
      <DatePicker
        aria-label={text.moment}
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        value={value[0] ? dayjs(value[0]) : null}
        onChange={(moment) => onChange({ ...condition, value: moment ? [moment.toISOString()] : [] })}
      />
    );
  }
  const options =
    on === 'segment'
      ? segments.map(({ segment }) => ({ value: segment.key, label: name(segment.names, segment.key) }))
      : [...new Set(seen)].map((v) => ({ value: v, label: v }));
  return (
    <Select
      aria-label={on === 'segment' ? text.segments : text.value}
      mode={on === 'segment' ? 'multiple' : 'tags'}
      className="grows"
      placeholder={examples[op] ?? text.value}
      maxCount={single.includes(op) ? 1 : undefined}
      tokenSeparators={on === 'segment' ? undefined : ['\n']}
      value={value}
      options={options}
      onChange={(values: string[]) => onChange({ ...condition, value: values })}
    />
  );
}

/** One condition of a rule: what about, how compared, with what. */
export function ConditionEditor({ condition, onChange, onRemove }: Props) {
  const all = useText('flags');
  const text = all.condition;
  const { on, op } = condition;
  const known =
    on === 'segment' ? (['eq', 'ne'] as const) : on === 'time' ? (['before', 'after'] as const) : operators;
  const label = (o: FlagCondition['op']) => {
    if (on !== 'segment') return text.op[o];
    return o === 'ne' ? text.inNone : text.inAny;
  };
  return (
    <div className="flag-condition">
      <Select
        aria-label={text.on}
        className="narrow"
        value={on}
        options={subjects.map((value) => ({ value, label: text.of[value] }))}
        onChange={(next: FlagCondition['on']) => onChange(about(next, condition))}
      />
      {(on === 'person' || on === 'group') && <Property condition={condition} onChange={onChange} />}
      <Select
        aria-label={text.operator}
        className="narrow"
        popupMatchSelectWidth={false}
        value={op}
        options={known.map((value) => ({ value, label: label(value) }))}
        onChange={(next: FlagCondition['op']) => {
          const none = next === 'exists' || next === 'not_exists';
          const kept = single.includes(next) ? condition.value.slice(0, 1) : condition.value;
          onChange({ ...condition, op: next, value: none ? [] : kept });
        }}
      />
      <Value condition={condition} onChange={onChange} />
      <Button type="text" icon={<Close />} aria-label={all.rules.removeCondition} onClick={onRemove} />
    </div>
  );
}
