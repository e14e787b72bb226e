import { PropertySelect } from '../../components/FilterEditor';
import { SelectorInput } from '../../components/SelectorInput';
import type { ExperimentMetric, ExperimentSource } from '../../api/types';
import { useText } from '../../text';
import { Choice, Group, HoursField } from './fields';

const counted = ['events', 'sum'] as const;

/** What is chosen here; other measures are said over the API and stay as they are. */
const written = ['people', 'events', 'sum'] as const;

interface Props {
  /** What is counted, e.g. "metric 1". */
  of: string;
  kind: ExperimentMetric['kind'];
  source: ExperimentSource;
  onChange: (source: ExperimentSource) => void;
  /** Below the line of a ratio nothing is known from before. */
  below?: boolean;
}

/** The events a metric's values are made of: which, what of them counts, and when. */
export function SourceFields({ of, kind, source, onChange, below = false }: Props) {
  const text = useText('experiments').events;
  const set = (more: Partial<ExperimentSource>) => onChange({ ...source, ...more });
  const { measure, event: counts } = source;
  const known = written.find((one) => one === measure);
  const days = source.fromDay !== null || source.toDay !== null;
  if (!known || !counts || days) return <p className="weak">{text.otherMeasure(measure)}</p>;
  return (
    <>
      <div className="exp-source">
        <Group label={text.event(of)} extra={kind === 'proportion' ? text.people : undefined}>
          <SelectorInput label={text.event(of)} value={counts} onChange={(event) => set({ event })} />
        </Group>
        {known !== 'people' && (
          <div className="exp-row">
            <Choice
              label={text.measure(of)}
              value={known}
              options={counted}
              words={text.measures}
              onChange={(chosen) => set({ measure: chosen, property: null })}
            />
            {known === 'sum' && (
              <Group label={text.summed(of)}>
                <PropertySelect
                  numeric
                  label={text.summed(of)}
                  event={counts.event}
                  value={source.property ?? undefined}
                  onChange={(property) => set({ property: property || null })}
                />
              </Group>
            )}
          </div>
        )}
      </div>
      <div className="exp-row">
        <HoursField
          label={text.windowFrom(of)}
          value={source.fromHours}
          onChange={(fromHours) => set({ fromHours: fromHours ?? 0 })}
        />
        <HoursField
          label={text.windowTo(of)}
          placeholder={text.open}
          value={source.toHours}
          onChange={(toHours) => set({ toHours })}
        />
        {!below && kind !== 'quantile' && (
          <HoursField
            label={text.before(of)}
            placeholder={text.without}
            extra={text.beforeHelp}
            value={source.beforeHours}
            onChange={(beforeHours) => set({ beforeHours: beforeHours || null })}
          />
        )}
      </div>
    </>
  );
}
