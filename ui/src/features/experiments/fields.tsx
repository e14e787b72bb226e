import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import Space from 'antd/es/space';
import { useState, type ReactNode } from 'react';
import type { Names } from '../../api/types';
import { useText } from '../../text';

/** A label above what it names. */
export function Field({ label, children, extra }: { label: string; children: ReactNode; extra?: ReactNode }) {
  return (
    <label className="exp-field">
      <span>{label}</span>
      {children}
      {extra && <small className="weak">{extra}</small>}
    </label>
  );
}

/** The same for several controls that each have a label of their own. */
export function Group({ label, children, extra }: { label: string; children: ReactNode; extra?: ReactNode }) {
  return (
    <div className="exp-field">
      <span>{label}</span>
      {children}
      {extra && <small className="weak">{extra}</small>}
    </div>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  extra?: ReactNode;
  lang?: string;
}

export function TextField({ label, value, onChange, extra, lang }: TextFieldProps) {
  return (
    <Field label={label} extra={extra}>
      <Input
        aria-label={label}
        lang={lang}
        maxLength={200}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

interface NamesProps {
  /** What is named, e.g. "Metric 1". */
  of: string;
  value: Names;
  onChange: (names: Names) => void;
}

/** A name in both languages; one is enough. */
export function NamesFields({ of, value, onChange }: NamesProps) {
  const text = useText('experiments').wizard;
  return (
    <>
      <TextField
        label={text.nameZh(of)}
        lang="zh-CN"
        value={value.zh}
        onChange={(zh) => onChange({ ...value, zh })}
      />
      <TextField
        label={text.nameEn(of)}
        lang="en"
        value={value.en}
        onChange={(en) => onChange({ ...value, en })}
      />
    </>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly T[];
  words: Record<NoInfer<T>, string>;
  onChange: (value: T) => void;
  extra?: ReactNode;
}

export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, value, options, words, onChange, extra } = props;
  return (
    <Field label={label} extra={extra}>
      <Select<T>
        aria-label={label}
        value={value}
        options={options.map((o) => ({ value: o, label: words[o] }))}
        onChange={(chosen: T) => onChange(chosen)}
      />
    </Field>
  );
}

interface NumberProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  /** Shown in percent, kept as a fraction. */
  percent?: boolean;
  min?: number;
  extra?: ReactNode;
}

export function NumberField({ label, value, onChange, percent, min = 0, extra }: NumberProps) {
  const times = percent ? 100 : 1;
  return (
    <Field label={label} extra={extra}>
      <InputNumber
        aria-label={label}
        min={min}
        suffix={percent ? '%' : undefined}
        style={{ width: '100%' }}
        value={value === null ? null : Number((value * times).toPrecision(12))}
        onChange={(entered) => onChange(typeof entered === 'number' ? entered / times : null)}
      />
    </Field>
  );
}

const inUnit = { hours: 1, days: 24 } as const;
type Unit = keyof typeof inUnit;

interface HoursProps {
  label: string;
  /** Whole hours. */
  value: number | null;
  onChange: (hours: number | null) => void;
  /** What an empty field means. */
  placeholder?: string;
  extra?: ReactNode;
}

/** A time in hours or days, kept in hours. */
export function HoursField({ label, value, onChange, placeholder, extra }: HoursProps) {
  const text = useText('experiments').events;
  const [unit, setUnit] = useState<Unit>(value !== null && value % 24 !== 0 ? 'hours' : 'days');
  const hours = inUnit[unit];
  return (
    <Group label={label} extra={extra}>
      <Space.Compact block>
        <InputNumber
          aria-label={label}
          min={0}
          precision={unit === 'hours' ? 0 : undefined}
          placeholder={placeholder}
          style={{ width: '100%' }}
          value={value === null ? null : Number((value / hours).toPrecision(6))}
          onChange={(entered) => onChange(typeof entered === 'number' ? Math.round(entered * hours) : null)}
        />
        <Select<Unit>
          aria-label={text.unitOf(label)}
          style={{ width: 96 }}
          value={unit}
          options={(['hours', 'days'] as const).map((u) => ({ value: u, label: text.units[u] }))}
          onChange={setUnit}
        />
      </Space.Compact>
    </Group>
  );
}
