import { DateRange } from '../../../components/DateRange';
import { FilterEditor } from '../../../components/FilterEditor';
import { SegmentSelect } from '../../../components/SegmentSelect';
import { useText } from '../../../text';
import type { PanelProps } from '../frame/kind';
import type { Scope } from './scope';

/** The part of a panel all questions of growth and value share: days, segment, conditions. */
export function ScopeFields<D extends Scope>({ draft, onChange }: PanelProps<D>) {
  const text = useText('insights');
  const segments = useText('audiences').filter;
  return (
    <>
      <h2>{text.range}</h2>
      <DateRange value={draft.range} onChange={(range) => onChange({ ...draft, range })} />
      <h2>{segments.label}</h2>
      <SegmentSelect value={draft.segment} onChange={(segment) => onChange({ ...draft, segment })} />
      <h2>{text.where}</h2>
      <FilterEditor
        event={undefined}
        filters={draft.where}
        onChange={(where) => onChange({ ...draft, where })}
      />
    </>
  );
}
