import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import type { Filter, FilterOp } from '../api/types';
import { useText } from '../text';
import { useProperties } from './trackingPlan';

const operators: FilterOp[] = ['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'contains', 'matches', 'exists'];
const several: FilterOp[] = ['eq', 'in', 'ne'];

/** Chooses a property seen with an event (or of people), or one that is typed. */
export function PropertySelect(props: {
  event: string | undefined;
  value: string | undefined;
  onChange: (name: string) => void;
  label?: string;
  /** Only properties that hold numbers. */
  numeric?: boolean;
  /** May be taken back; says so with no name. */
  allowClear?: boolean;
}) {
  const text = useText('common').selector;
  const properties = useProperties(props.event);
  const names = properties
    .filter((p) => !props.numeric || p.type === 'number' || p.type === 'mixed')
    .map((p) => p.name);
  if (props.value && !names.includes(props.value)) names.push(props.value);
  return (
    <Select
      aria-label={props.label ?? text.property}
      className="wide"
      placeholder={text.chooseProperty}
      value={props.value || undefined}
      showSearch
      allowClear={props.allowClear}
      options={[...new Set(names)].map((name) => ({ value: name, label: name }))}
      onChange={(name?: string) => props.onChange(name ?? '')}
    />
  );
}

interface RowProps {
  event: string | undefined;
  filter: Filter;
  onChange: (filter: Filter) => void;
  onRemove: () => void;
}

function FilterRow({ event, filter, onChange, onRemove }: RowProps) {
  const text = useText('common').selector;
  const properties = useProperties(event);
  const examples = properties.find((p) => p.name === filter.property)?.examples ?? [];
  return (
    <div className="filter-row">
      <PropertySelect
        event={event}
        value={filter.property}
        onChange={(property) => onChange({ ...filter, property, value: [] })}
      />
      <div className="filter-row-rest">
        <Select
          aria-label={text.operator}
          value={filter.op}
          options={operators.map((op) => ({ value: op, label: text.operators[op] }))}
          onChange={(op: FilterOp) => onChange({ ...filter, op, value: op === 'exists' ? [] : filter.value })}
        />
        {filter.op !== 'exists' && (
          <Select
            aria-label={text.value}
            mode="tags"
            className="wide"
            placeholder={text.value}
            maxCount={several.includes(filter.op) ? undefined : 1}
            value={filter.value}
            options={[...new Set(examples)].map((v) => ({ value: v, label: v }))}
            onChange={(value: string[]) => onChange({ ...filter, value })}
          />
        )}
        <Button type="text" icon={<Close />} aria-label={text.removeFilter} onClick={onRemove} />
      </div>
    </div>
  );
}

interface Props {
  event: string | undefined;
  filters: Filter[];
  onChange: (filters: Filter[]) => void;
}

/** Conditions that must all hold. */
export function FilterEditor({ event, filters, onChange }: Props) {
  const text = useText('common').selector;
  return (
    <div className="filters">
      {filters.map((filter, i) => (
        <FilterRow
          key={i}
          event={event}
          filter={filter}
          onChange={(changed) => onChange(filters.map((f, j) => (j === i ? changed : f)))}
          onRemove={() => onChange(filters.filter((_, j) => j !== i))}
        />
      ))}
      <Button
        type="link"
        size="small"
        icon={<Plus />}
        onClick={() => onChange([...filters, { property: '', op: 'eq', value: [] }])}
      >
        {text.addFilter}
      </Button>
    </div>
  );
}

/** Filters that say something: those still being filled in are left out of a query. */
export function completeFilters(filters: Filter[]): Filter[] {
  return filters.filter((f) => f.property && (f.op === 'exists' || f.value.length > 0));
}
