import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import type { EventSelector } from '../api/types';
import { useText } from '../text';
import { SelectorInput } from './SelectorInput';

interface Props {
  id?: string;
  label?: string;
  value?: EventSelector[];
  onChange?: (selectors: EventSelector[]) => void;
}

/** Several events, any of which counts; fits an antd form item. */
export function SelectorList({ id, label, value = [], onChange }: Props) {
  const text = useText('common').selector;
  return (
    <div className="selector-list">
      {value.map((selector, i) => (
        <div key={i} className="selector-row">
          <SelectorInput
            id={i === 0 ? id : undefined}
            label={label}
            value={selector}
            onChange={(changed) => onChange?.(value.map((s, j) => (j === i ? changed : s)))}
          />
          <Button
            type="text"
            icon={<Close />}
            aria-label={text.removeEvent(selector.event)}
            onClick={() => onChange?.(value.filter((_, j) => j !== i))}
          />
        </div>
      ))}
      <Button icon={<Plus />} onClick={() => onChange?.([...value, { event: '', where: [] }])}>
        {text.addEvent}
      </Button>
    </div>
  );
}
