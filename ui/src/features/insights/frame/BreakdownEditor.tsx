import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useName } from '../../../components/Name';
import { useSegments } from '../../../components/segments';
import { useProperties } from '../../../components/trackingPlan';
import { useText } from '../../../text';
import { Section } from './Sections';
import { bySegment, MOST_BREAKDOWNS } from './shared';

interface Props {
  /** Whose properties are offered. */
  event: string | undefined;
  /** Properties and segments as a draft writes them, an empty one while it is being chosen. */
  value: string[];
  onChange: (value: string[]) => void;
}

/** Properties seen with an event or of people, and segments; what is chosen is among them. */
function useOptions(event: string | undefined, value: string[]) {
  const text = useText('insights');
  const name = useName();
  const properties = [...new Set(useProperties(event).map((p) => p.name))];
  const segments = (useSegments().data?.items ?? []).map(({ segment }) => ({
    value: bySegment(segment.key),
    label: name(segment.names, segment.key),
  }));
  const known = [...properties, ...segments.map((s) => s.value)];
  const others = value.filter((v) => v && !known.includes(v));
  return [
    {
      label: text.breakdownGroups.properties,
      options: [...properties, ...others].map((p) => ({ value: p, label: p })),
    },
    { label: text.breakdownGroups.segments, options: segments },
  ].filter((group) => group.options.length > 0);
}

/** Up to three properties of the event or the person, or segments, that split every number. */
export function BreakdownEditor({ event, value, onChange }: Props) {
  const text = useText('insights');
  const options = useOptions(event || undefined, value);
  const rows = value.length === 0 ? [''] : value;
  return (
    <Section title={text.breakdown}>
      {rows.map((by, i) => (
        <div key={i} className="breakdown">
          <Select
            aria-label={rows.length > 1 ? text.breakdownNumber(i + 1) : text.breakdown}
            className="wide"
            placeholder={text.breakdownNone}
            value={by || undefined}
            showSearch={{ optionFilterProp: 'label' }}
            options={options}
            onChange={(chosen: string) => onChange(rows.map((p, j) => (j === i ? chosen : p)))}
          />
          {value.length > i && (
            <Button
              type="text"
              icon={<Close />}
              aria-label={text.removeBreakdown}
              onClick={() => onChange(value.filter((_, j) => j !== i))}
            />
          )}
        </div>
      ))}
      {value.length > 0 && value.length < MOST_BREAKDOWNS && value.every(Boolean) && (
        <Button type="link" size="small" icon={<Plus />} onClick={() => onChange([...value, ''])}>
          {text.addBreakdown}
        </Button>
      )}
    </Section>
  );
}
