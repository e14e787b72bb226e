import type { EventSelector } from '../api/types';
import { EventSelect } from './EventSelect';
import { FilterEditor } from './FilterEditor';

interface Props {
  id?: string;
  label?: string;
  value?: EventSelector | null;
  onChange?: (selector: EventSelector) => void;
}

/** An event and the conditions on it; fits an antd form item. */
export function SelectorInput({ id, label, value, onChange }: Props) {
  const where = value?.where ?? [];
  return (
    <div className="selector">
      <EventSelect
        id={id}
        label={label}
        value={value?.event}
        onChange={(event) => onChange?.({ event, where })}
      />
      {value?.event && (
        <FilterEditor
          event={value.event}
          filters={where}
          onChange={(filters) => onChange?.({ event: value.event, where: filters })}
        />
      )}
    </div>
  );
}
