import Select from 'antd/es/select';
import { useText } from '../text';
import { useName } from './Name';
import { useSegments } from './segments';

interface Props {
  id?: string;
  /** Key; undefined for everybody. */
  value: string | undefined;
  onChange: (segment: string | undefined) => void;
}

/** Narrows a page to a segment, or to nobody in particular. */
export function SegmentSelect({ id, value, onChange }: Props) {
  const text = useText('audiences').filter;
  const name = useName();
  const rows = useSegments().data?.items ?? [];
  const options = rows.map(({ segment }) => ({
    value: segment.key,
    label: name(segment.names, segment.key),
  }));
  if (value && !options.some((o) => o.value === value)) options.push({ value, label: value });
  return (
    <Select
      id={id}
      aria-label={text.label}
      style={{ minWidth: 160 }}
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? ''}
      options={[{ value: '', label: text.everybody }, ...options]}
      onChange={(key: string) => onChange(key || undefined)}
    />
  );
}

/** The same for an antd form item, where nobody in particular is null. */
export function SegmentInput(props: {
  id?: string;
  value?: string | null;
  onChange?: (segment: string | null) => void;
}) {
  return (
    <SegmentSelect
      id={props.id}
      value={props.value ?? undefined}
      onChange={(key) => props.onChange?.(key ?? null)}
    />
  );
}
