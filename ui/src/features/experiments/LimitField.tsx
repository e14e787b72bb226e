import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import Space from 'antd/es/space';
import { useState } from 'react';
import type { ExperimentMetric } from '../../api/types';
import { useText } from '../../text';
import { Group } from './fields';

type Unit = 'share' | 'difference';
type Limit = Pick<ExperimentMetric, 'minimumEffect' | 'minimumDifference'>;

interface Props {
  metric: ExperimentMetric;
  nth: number;
  onChange: (limit: Limit) => void;
}

/** What of a guardrail may be lost: a share of the control, or points and units, which fit rare events. */
export function LimitField({ metric, nth, onChange }: Props) {
  const text = useText('experiments').wizard;
  const { minimumEffect, minimumDifference, kind } = metric;
  const [unit, setUnit] = useState<Unit>(minimumDifference === null ? 'share' : 'difference');
  const hundredths = unit === 'share' || kind === 'proportion';
  const kept = unit === 'share' ? minimumEffect : minimumDifference;
  const set = (value: number | null, of: Unit) =>
    onChange(
      of === 'share'
        ? { minimumEffect: value, minimumDifference: null }
        : { minimumEffect: null, minimumDifference: value },
    );
  const words: Record<Unit, string> = {
    share: text.limitShare,
    difference: kind === 'proportion' ? text.limitPoints : text.limitUnits,
  };
  return (
    <Group label={text.limit(nth)} extra={text.limitHelp}>
      <Space.Compact block>
        <InputNumber
          aria-label={text.limit(nth)}
          min={0}
          style={{ width: '100%' }}
          value={kept === null ? null : Number((hundredths ? kept * 100 : kept).toPrecision(12))}
          onChange={(entered) =>
            set(typeof entered === 'number' ? (hundredths ? entered / 100 : entered) : null, unit)
          }
        />
        <Select<Unit>
          aria-label={text.limitUnit(nth)}
          style={{ width: 150 }}
          value={unit}
          options={(['share', 'difference'] as const).map((value) => ({ value, label: words[value] }))}
          onChange={(next) => {
            setUnit(next);
            set(null, next);
          }}
        />
      </Space.Compact>
    </Group>
  );
}
