import Select from 'antd/es/select';
import { useState } from 'react';
import { useText } from '../text';
import { useEvents } from './trackingPlan';

interface Props {
  value: string | undefined;
  onChange: (event: string) => void;
  /** Offers "any event", which is written "*". */
  any?: boolean;
  label?: string;
  id?: string;
}

/** Chooses an event from the tracking plan; one that was never seen may be typed too. */
export function EventSelect({ value, onChange, any = false, label, id }: Props) {
  const text = useText('common').selector;
  const events = useEvents();
  const [search, setSearch] = useState('');
  const known = events.map((e) => ({ value: e.name, label: e.name, title: e.description ?? e.name }));
  const options = any ? [{ value: '*', label: text.anyEvent, title: text.anyEvent }, ...known] : known;
  const typed = search.trim();
  if (typed && !options.some((o) => o.value === typed)) {
    options.push({ value: typed, label: text.useTyped(typed), title: typed });
  }
  if (value && !options.some((o) => o.value === value)) options.push({ value, label: value, title: value });
  return (
    <Select
      id={id}
      aria-label={label ?? text.event}
      className="wide"
      placeholder={text.chooseEvent}
      value={value || undefined}
      showSearch={{ optionFilterProp: 'label', onSearch: setSearch }}
      options={options}
      onChange={(chosen: string) => {
        setSearch('');
        onChange(chosen);
      }}
    />
  );
}
