import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import type { EventSelector } from '../api/types';
import { useText } from '../text';
import { SelectorInput } from './SelectorInput';

interface Props {
  id?: string;
  label?: string;
  value?: EventSelector | null;
  onChange?: (selector: EventSelector | null) => void;
}

/** One event that may be left out; fits an antd form item. */
export function OptionalSelector({ id, label, value, onChange }: Props) {
  const text = useText('common').selector;
  if (!value) {
    return (
      <Button id={id} icon={<Plus />} onClick={() => onChange?.({ event: '', where: [] })}>
        {text.addEvent}
      </Button>
    );
  }
  return (
    <div className="selector-row">
      <SelectorInput id={id} label={label} value={value} onChange={onChange} />
      <Button
        type="text"
        icon={<Close />}
        aria-label={text.removeEvent(value.event)}
        onClick={() => onChange?.(null)}
      />
    </div>
  );
}
