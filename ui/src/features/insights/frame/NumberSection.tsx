import InputNumber from 'antd/es/input-number';
import { Section } from './Sections';

interface Props {
  title: string;
  value: number;
  /** What an emptied field goes back to. */
  usual: number;
  min: number;
  max: number;
  /** A share in percent, with digits behind the point; whole otherwise. */
  percent?: boolean;
  onChange: (value: number) => void;
}

/** A number under a heading of its own. */
export function NumberSection({ title, value, usual, min, max, percent, onChange }: Props) {
  return (
    <Section title={title}>
      <InputNumber
        aria-label={title}
        min={min}
        max={max}
        {...(percent ? { suffix: '%' } : { precision: 0 })}
        value={value}
        onChange={(typed) => onChange(typed ?? usual)}
      />
    </Section>
  );
}
