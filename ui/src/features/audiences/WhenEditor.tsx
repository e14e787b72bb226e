import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { useText } from '../../text';
import type { When } from './rules';

const kinds: When['type'][] = ['last', 'ever', 'before', 'between'];

function blank(type: When['type'], before: When): When {
  const days = 'days' in before ? before.days : 30;
  if (type === 'ever') return { type };
  if (type === 'between') return { type, from: '', to: '' };
  return { type, days };
}

/** A period of local days. */
export function WhenEditor({ when, onChange }: { when: When; onChange: (when: When) => void }) {
  const text = useText('audiences').editor;
  return (
    <span className="rule-inline">
      <Select
        aria-label={text.when}
        value={when.type}
        popupMatchSelectWidth={false}
        options={kinds.map((value) => ({ value, label: text.whens[value] }))}
        onChange={(type: When['type']) => onChange(blank(type, when))}
      />
      {'days' in when && (
        <>
          <InputNumber
            aria-label={text.days}
            min={1}
            max={1100}
            precision={0}
            value={when.days}
            onChange={(days) => onChange({ ...when, days: days ?? 1 })}
          />
          {text.days}
        </>
      )}
      {when.type === 'between' && (
        <>
          <Input
            type="date"
            aria-label={text.from}
            className="rule-date"
            value={when.from}
            onChange={(e) => onChange({ ...when, from: e.target.value })}
          />
          –
          <Input
            type="date"
            aria-label={text.to}
            className="rule-date"
            value={when.to}
            onChange={(e) => onChange({ ...when, to: e.target.value })}
          />
        </>
      )}
    </span>
  );
}
