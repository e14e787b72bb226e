import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import Space from 'antd/es/space';
import { useText } from '../../../text';
import { mostOf, windowOf, windowText, windowUnits, type WindowUnit } from './window';

interface Props {
  label: string;
  /** ISO 8601 of one unit. */
  value: string;
  onChange: (value: string) => void;
}

/** A length of time: a number and its unit. */
export function WindowInput({ label, value, onChange }: Props) {
  const text = useText('insights').window;
  const { amount, unit } = windowOf(value) ?? { amount: 14, unit: 'day' as WindowUnit };
  return (
    <Space.Compact className="wide">
      <InputNumber
        aria-label={label}
        min={1}
        max={mostOf(unit)}
        precision={0}
        value={amount}
        onChange={(n) => n && onChange(windowText({ amount: n, unit }))}
      />
      <Select
        aria-label={text.unit}
        value={unit}
        options={windowUnits.map((u) => ({ value: u, label: text.units[u] }))}
        onChange={(u: WindowUnit) => onChange(windowText({ amount: Math.min(amount, mostOf(u)), unit: u }))}
      />
    </Space.Compact>
  );
}
