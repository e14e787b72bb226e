import Segmented from 'antd/es/segmented';
import { PropertySelect } from '../../components/FilterEditor';
import { SelectorInput } from '../../components/SelectorInput';
import { useText } from '../../text';
import type { StepProps } from './DefinitionDialog';
import { Group } from './fields';
import { fromEvents, fromTables } from './sources';

/** Where results come from: the project's events, with who met which variant, or tables of a test that ran elsewhere. */
export function ResultsStep({ draft, change }: StepProps) {
  const all = useText('experiments');
  const text = all.events;
  const { definition } = draft;
  const { exposure } = definition;
  const set = (next: typeof definition) => change({ ...draft, definition: next });
  return (
    <fieldset>
      <legend>{all.wizard.steps.results}</legend>
      <Segmented
        aria-label={text.from}
        value={exposure ? 'events' : 'tables'}
        options={[
          { value: 'events', label: text.fromEvents },
          { value: 'tables', label: text.fromTables },
        ]}
        onChange={(value) => set(value === 'events' ? fromEvents(definition) : fromTables(definition))}
      />
      <p className="weak">{exposure ? text.eventsLead : text.tablesLead}</p>
      {exposure && (
        <div className="exp-source">
          <Group label={text.exposure}>
            <SelectorInput
              label={text.exposure}
              value={exposure.event}
              onChange={(event) => set({ ...definition, exposure: { ...exposure, event } })}
            />
          </Group>
          <Group label={text.property} extra={text.propertyHelp}>
            <PropertySelect
              label={text.property}
              event={exposure.event.event}
              value={exposure.property}
              onChange={(property) => set({ ...definition, exposure: { ...exposure, property } })}
            />
          </Group>
        </div>
      )}
    </fieldset>
  );
}
