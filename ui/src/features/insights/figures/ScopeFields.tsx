import type { PanelProps } from '../frame/kind';
import { EnvironmentSection, RangeSection, SegmentSection, WhereSection } from '../frame/Sections';
import type { SharedDraft } from '../frame/shared';

/** The part of a panel all questions of growth and value share: days, segment, conditions of any event. */
export function ScopeFields<D extends SharedDraft>({ draft, onChange }: PanelProps<D>) {
  return (
    <>
      <RangeSection value={draft.range} onChange={(range) => onChange({ ...draft, range })} />
      <SegmentSection value={draft.segment} onChange={(segment) => onChange({ ...draft, segment })} />
      <EnvironmentSection
        value={draft.environment}
        onChange={(environment) => onChange({ ...draft, environment })}
      />
      <WhereSection
        event={undefined}
        filters={draft.where}
        onChange={(where) => onChange({ ...draft, where })}
      />
    </>
  );
}
