import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import type { Filter, FilterOp } from '../../api/types';
import { EventSelect } from '../../components/EventSelect';
import { FilterEditor, PropertySelect } from '../../components/FilterEditor';
import { useName } from '../../components/Name';
import { useSegments } from '../../components/segments';
import { useProperties } from '../../components/trackingPlan';
import { useText } from '../../text';
import type { Bound, Leaf } from './rules';
import { WhenEditor } from './WhenEditor';

interface Props<L extends Leaf = Leaf> {
  leaf: L;
  /** Key of the segment that is being written: it cannot refer to itself. */
  own: string | undefined;
  onChange: (leaf: Leaf) => void;
}

type Of<T extends Leaf['type']> = Extract<Leaf, { type: T }>;

function WhatEditor({
  event,
  where,
  onChange,
}: {
  event: string;
  where: Filter[];
  onChange: (event: string, where: Filter[]) => void;
}) {
  return (
    <div className="rule-what">
      <EventSelect value={event} any onChange={(next) => onChange(next, where)} />
      {event && (
        <FilterEditor event={event} filters={where} onChange={(filters) => onChange(event, filters)} />
      )}
    </div>
  );
}

function Times({ leaf, onChange }: Pick<Props<Of<'did'>>, 'leaf' | 'onChange'>) {
  const text = useText('audiences').editor;
  const { bound, n } = leaf.times;
  if (n === 0) return null;
  return (
    <span className="rule-inline">
      <Select
        aria-label={text.boundLabel}
        value={bound}
        options={(['at_least', 'at_most', 'exactly'] as Bound[]).map((value) => ({
          value,
          label: text.bound[value],
        }))}
        onChange={(value: Bound) => onChange({ ...leaf, times: { bound: value, n } })}
      />
      <InputNumber
        aria-label={text.times}
        min={1}
        max={100}
        precision={0}
        value={n}
        onChange={(value) => onChange({ ...leaf, times: { bound, n: value ?? 1 } })}
      />
      {text.times}
    </span>
  );
}

function PersonProperty({ leaf, onChange }: Pick<Props<Of<'property'>>, 'leaf' | 'onChange'>) {
  const text = useText('audiences').editor;
  const words = useText('common').selector;
  const own = useProperties(undefined).filter((p) => p.name.startsWith('person.'));
  const names = own.map((p) => p.name.slice('person.'.length));
  if (leaf.property && !names.includes(leaf.property)) names.push(leaf.property);
  const examples = own.find((p) => p.name === `person.${leaf.property}`)?.examples ?? [];
  return (
    <span className="rule-inline">
      <Select
        aria-label={text.property}
        className="rule-property"
        placeholder={words.chooseProperty}
        showSearch
        value={leaf.property || undefined}
        options={[...new Set(names)].map((name) => ({ value: name, label: name }))}
        onChange={(property: string) => onChange({ ...leaf, property, value: [] })}
      />
      <Select
        aria-label={words.operator}
        value={leaf.op}
        options={(Object.keys(words.operators) as FilterOp[]).map((op) => ({
          value: op,
          label: words.operators[op],
        }))}
        onChange={(op: FilterOp) => onChange({ ...leaf, op, value: op === 'exists' ? [] : leaf.value })}
      />
      {leaf.op !== 'exists' && (
        <Select
          aria-label={words.value}
          mode="tags"
          className="rule-value"
          placeholder={words.value}
          maxCount={['eq', 'ne', 'in', 'contains', 'matches'].includes(leaf.op) ? undefined : 1}
          value={leaf.value}
          options={[...new Set(examples)].map((v) => ({ value: v, label: v }))}
          onChange={(value: string[]) => onChange({ ...leaf, value })}
        />
      )}
    </span>
  );
}

function Steps({ leaf, onChange }: Pick<Props<Of<'sequence'>>, 'leaf' | 'onChange'>) {
  const text = useText('audiences').editor;
  const { steps } = leaf;
  return (
    <div className="rule-steps">
      {steps.map((step, i) => (
        <div key={i} className="rule-step">
          <span className="weak">{i === 0 ? text.step('1') : text.then}</span>
          <WhatEditor
            {...step}
            onChange={(event, where) =>
              onChange({ ...leaf, steps: steps.map((s, j) => (j === i ? { event, where } : s)) })
            }
          />
          {steps.length > 2 && (
            <Button
              type="text"
              icon={<Close />}
              aria-label={text.removeStep}
              onClick={() => onChange({ ...leaf, steps: steps.filter((_, j) => j !== i) })}
            />
          )}
        </div>
      ))}
      <span className="rule-inline">
        {steps.length < 5 && (
          <Button
            type="link"
            size="small"
            icon={<Plus />}
            onClick={() => onChange({ ...leaf, steps: [...steps, { event: '', where: [] }] })}
          >
            {text.addStep}
          </Button>
        )}
        {text.within}
        <InputNumber
          aria-label={text.within}
          min={1}
          max={8784}
          precision={0}
          value={leaf.withinHours}
          onChange={(hours) => onChange({ ...leaf, withinHours: hours ?? 1 })}
        />
        {text.hours}
      </span>
    </div>
  );
}

function SegmentChoice({ leaf, own, onChange }: Props<Of<'segment'>>) {
  const text = useText('audiences').editor;
  const name = useName();
  const segments = (useSegments().data?.items ?? []).filter((row) => row.segment.key !== own);
  return (
    <Select
      aria-label={text.segment}
      className="rule-property"
      placeholder={text.chooseSegment}
      showSearch={{ optionFilterProp: 'label' }}
      value={leaf.key || undefined}
      options={segments.map(({ segment }) => ({
        value: segment.key,
        label: name(segment.names, segment.key),
      }))}
      onChange={(key: string) => onChange({ type: 'segment', key })}
    />
  );
}

function Ranks({ leaf, onChange }: Pick<Props<Of<'value'>>, 'leaf' | 'onChange'>) {
  const text = useText('audiences').editor;
  return (
    <div className="rule-steps">
      <WhatEditor
        event={leaf.event}
        where={leaf.where}
        onChange={(event, where) => onChange({ ...leaf, event, where })}
      />
      <span className="rule-inline">
        <PropertySelect
          event={leaf.event}
          numeric
          label={text.amount}
          value={leaf.property}
          onChange={(property) => onChange({ ...leaf, property })}
        />
        {text.overDays}
        <InputNumber
          aria-label={text.overDays}
          min={1}
          max={1100}
          precision={0}
          value={leaf.days}
          onChange={(days) => onChange({ ...leaf, days: days ?? 1 })}
        />
      </span>
      <span className="rule-inline">
        {(['recency', 'frequency', 'monetary'] as const).map((rank) => (
          <label key={rank} className="rule-rank">
            {text[rank]}
            <Select
              aria-label={text[rank]}
              mode="multiple"
              value={leaf[rank]}
              options={[1, 2, 3, 4, 5].map((n) => ({ value: n, label: String(n) }))}
              onChange={(fifths: number[]) => onChange({ ...leaf, [rank]: [...fifths].sort() })}
            />
          </label>
        ))}
      </span>
      <span className="weak hint">{text.fifthHint}</span>
    </div>
  );
}

/** What a condition asks, in the order of a sentence. */
export function LeafEditor({ leaf, own, onChange }: Props) {
  switch (leaf.type) {
    case 'property':
      return <PersonProperty leaf={leaf} onChange={onChange} />;
    case 'segment':
      return <SegmentChoice leaf={leaf} own={own} onChange={onChange} />;
    case 'value':
      return <Ranks leaf={leaf} onChange={onChange} />;
    case 'sequence':
      return (
        <>
          <Steps leaf={leaf} onChange={onChange} />
          <WhenEditor when={leaf.when} onChange={(when) => onChange({ ...leaf, when })} />
        </>
      );
    case 'listed':
      return null;
    default:
      return (
        <>
          <WhatEditor
            event={leaf.event}
            where={leaf.where}
            onChange={(event, where) => onChange({ ...leaf, event, where })}
          />
          <span className="rule-inline">
            {leaf.type === 'did' && <Times leaf={leaf} onChange={onChange} />}
            <WhenEditor when={leaf.when} onChange={(when) => onChange({ ...leaf, when })} />
          </span>
        </>
      );
  }
}
