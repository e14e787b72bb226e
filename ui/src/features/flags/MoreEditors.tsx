import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import type { Flag, FlagPrerequisite, FlagShare } from '../../api/types';
import { useFlags } from '../../components/flags';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import { evenly, sumOf } from './model';
import { useTelling } from './parts';
import { share } from './words';

interface SplitProps {
  flag: Flag;
  split: FlagShare[];
  onChange: (split: FlagShare[]) => void;
}

/** How rules without a variant of their own deal the variants out. */
export function SplitEditor({ flag, split, onChange }: SplitProps) {
  const { text, format } = useTelling();
  const words = text.split;
  const keys = flag.variants.map((v) => v.key);
  // what is not said is dealt out in equal parts
  const shown = split.length > 0 ? split : evenly(keys);
  const percentOf = (variant: string) => shown.find((s) => s.variant === variant)?.percent ?? 0;
  const sum = sumOf(split);
  return (
    <div role="group" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="weak">{words.lead}</p>
      <div className="flag-split">
        {keys.map((variant) => (
          <label key={variant}>
            <span>{variant}</span>
            <InputNumber
              aria-label={words.of(variant)}
              min={0}
              max={100}
              precision={4}
              formatter={(value) => (value === undefined ? '' : String(Number(value)))}
              suffix="%"
              value={percentOf(variant)}
              onChange={(percent) => {
                const next = keys.map((key) => ({
                  variant: key,
                  percent: key === variant ? Number(percent ?? 0) : percentOf(key),
                }));
                onChange(next.filter((s) => s.percent > 0));
              }}
            />
          </label>
        ))}
        <Button size="small" onClick={() => onChange(evenly(keys))}>
          {words.even}
        </Button>
      </div>
      {split.length > 0 && sum !== 100 && (
        <p className="form-error" role="alert">
          {words.wrong(share(sum, format))}
        </p>
      )}
    </div>
  );
}

interface PrerequisiteProps {
  flag: Flag;
  prerequisites: FlagPrerequisite[];
  onChange: (prerequisites: FlagPrerequisite[]) => void;
}

/** Other flags somebody has to get first. */
export function PrerequisiteEditor({ flag, prerequisites, onChange }: PrerequisiteProps) {
  const text = useText('flags').prerequisites;
  const name = useName();
  const others = (useFlags().data ?? []).filter((other) => other.key !== flag.key);
  const outcomes = (key: string) => [
    { value: 'on', label: text.on },
    { value: 'off', label: text.off },
    ...(others.find((o) => o.key === key)?.variants ?? []).map((v) => ({ value: v.key, label: v.key })),
  ];
  const set = (i: number, part: Partial<FlagPrerequisite>) =>
    onChange(prerequisites.map((p, j) => (j === i ? { ...p, ...part } : p)));
  return (
    <div role="group" aria-label={text.title}>
      <h3>{text.title}</h3>
      <p className="weak">{text.lead}</p>
      {prerequisites.map((needed, i) => (
        <div key={i} className="flag-condition">
          <Select
            aria-label={text.flag}
            className="grows"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={text.flag}
            value={needed.flag || undefined}
            options={others.map((o) => ({ value: o.key, label: name(o.names, o.key) }))}
            onChange={(key: string) => set(i, { flag: key, is: 'on' })}
          />
          <span className="weak">{text.is}</span>
          <Select
            aria-label={text.is}
            className="narrow"
            value={needed.is}
            options={outcomes(needed.flag)}
            onChange={(is: string) => set(i, { is })}
          />
          <Button
            type="text"
            icon={<Close />}
            aria-label={text.remove(needed.flag)}
            onClick={() => onChange(prerequisites.filter((_, j) => j !== i))}
          />
        </div>
      ))}
      <Button
        type="link"
        size="small"
        icon={<Plus />}
        onClick={() => onChange([...prerequisites, { flag: '', is: 'on' }])}
      >
        {text.add}
      </Button>
    </div>
  );
}
