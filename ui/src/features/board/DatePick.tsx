import DatePicker from 'antd/es/date-picker';
import dayjs from 'dayjs';
import { addDays } from '../../components/dates';
import { useText } from '../../text';
import { MOST_DAYS, OLDEST_DAYS } from './queries';

interface Props {
  from: string;
  to: string;
  today: string;
  onChange: (dates: { from: string; to: string }) => void;
}

/** First and last day of the lines, in the project's zone; none to come. */
export default function DatePick({ from, to, today, onChange }: Props) {
  const text = useText('common').range;
  return (
    <DatePicker.RangePicker
      allowClear={false}
      aria-label={text.custom}
      value={[dayjs(from), dayjs(to)]}
      minDate={dayjs(addDays(today, -OLDEST_DAYS))}
      maxDate={dayjs(today)}
      disabledDate={(day, { from: other }) => !!other && Math.abs(day.diff(other, 'day')) > MOST_DAYS}
      placeholder={[text.from, text.to]}
      onChange={(dates) => {
        if (dates?.[0] && dates[1]) {
          onChange({ from: dates[0].format('YYYY-MM-DD'), to: dates[1].format('YYYY-MM-DD') });
        }
      }}
    />
  );
}
