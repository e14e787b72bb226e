import DatePicker from 'antd/es/date-picker';
import Select from 'antd/es/select';
import dayjs from 'dayjs';
import { useSession } from '../app/session';
import { useText } from '../text';
import { addDays, weekStart } from './dates';
import { useFormat } from './format';
import { presets, resolve, type ChosenRange } from './range';

interface Props {
  value: ChosenRange;
  onChange: (range: ChosenRange) => void;
}

/** Presets that move on with the days, or chosen dates; both in the project's zone. */
export function DateRange({ value, onChange }: Props) {
  const { project, today } = useSession();
  const text = useText('common').range;
  const format = useFormat(project.zone);
  const labelOf = (preset: (typeof presets)[number]) => {
    const monday = weekStart(today);
    if (preset === 'thisWeek') return text.thisWeek(format.week(monday));
    if (preset === 'lastWeek') return text.lastWeek(format.week(addDays(monday, -7)));
    const count = Number.parseInt(preset);
    return preset.endsWith('m') ? text.lastMonths(count) : text.last(count);
  };
  const { from, to } = resolve(value, today);
  return (
    <div className="date-range">
      <Select
        aria-label={text.label}
        className="wide"
        value={typeof value === 'string' ? value : 'custom'}
        options={[
          ...presets.map((p) => ({ value: p as string, label: labelOf(p) })),
          { value: 'custom', label: text.custom },
        ]}
        onChange={(chosen) => onChange(chosen === 'custom' ? { from, to } : (chosen as ChosenRange))}
      />
      <DatePicker.RangePicker
        className="wide"
        allowClear={false}
        aria-label={text.custom}
        value={[dayjs(from), dayjs(to)]}
        placeholder={[text.from, text.to]}
        onChange={(dates) => {
          if (dates?.[0] && dates[1]) {
            onChange({ from: dates[0].format('YYYY-MM-DD'), to: dates[1].format('YYYY-MM-DD') });
          }
        }}
      />
    </div>
  );
}
