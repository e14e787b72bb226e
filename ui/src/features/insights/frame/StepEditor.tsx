import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Button from 'antd/es/button';
import type { ReactNode } from 'react';
import type { EventSelector } from '../../../api/types';
import { EventSelect } from '../../../components/EventSelect';
import { FilterEditor } from '../../../components/FilterEditor';

interface Props {
  legend: string;
  value: EventSelector;
  onChange: (value: EventSelector) => void;
  /** Offers "any event". */
  any?: boolean;
  /** What the button that takes it away is called; without one it stays. */
  remove?: string;
  onRemove?: () => void;
  /** More buttons beside the one that takes it away. */
  actions?: ReactNode;
  /** Between the event and its conditions. */
  children?: ReactNode;
  /** Below the conditions. */
  below?: ReactNode;
}

/** An event and the conditions on it, in a frame of its own. */
export function StepEditor(props: Props) {
  const { legend, value, onChange, any, remove, onRemove, actions, children, below } = props;
  return (
    <fieldset className="series">
      <legend>{legend}</legend>
      {(actions || remove) && (
        <div className="series-actions">
          {actions}
          {remove && (
            <Button type="text" size="small" icon={<Close />} aria-label={remove} onClick={onRemove} />
          )}
        </div>
      )}
      <EventSelect any={any} value={value.event} onChange={(event) => onChange({ ...value, event })} />
      {children}
      <FilterEditor
        event={value.event || undefined}
        filters={value.where}
        onChange={(where) => onChange({ ...value, where })}
      />
      {below}
    </fieldset>
  );
}
