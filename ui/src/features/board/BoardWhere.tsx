import Button from 'antd/es/button';
import Popover from 'antd/es/popover';
import { useState } from 'react';
import type { Filter } from '../../api/types';
import { completeFilters, FilterEditor } from '../../components/FilterEditor';
import { useText } from '../../text';

interface Props {
  filters: Filter[];
  onChange: (filters: Filter[]) => void;
}

/** Conditions that hold for every insight of the board beside its own. */
export default function BoardWhere({ filters, onChange }: Props) {
  const text = useText('board').where;
  const [open, setOpen] = useState(false);
  const count = completeFilters(filters).length;
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="board-where" role="group" aria-label={text.label}>
          <p className="weak">{text.lead}</p>
          <FilterEditor event={undefined} filters={filters} onChange={onChange} />
        </div>
      }
    >
      <Button type={count > 0 ? 'default' : 'dashed'} aria-expanded={open}>
        {count > 0 ? text.some(count) : text.none}
      </Button>
    </Popover>
  );
}
