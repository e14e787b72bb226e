import { PropertySelect } from '../../components/FilterEditor';
import { SelectorInput } from '../../components/SelectorInput';
import { SelectorList } from '../../components/SelectorList';
import type { ExperimentMetric, ExperimentSource } from '../../api/types';
import { useText } from '../../text';
import { Choice, Group, HoursField, NumberField } from './fields';
import { hasBefore, hasProperty, measuresOf, measuring, windowed, windowOf, windows } from './measures';

interface Props {
  /** What is counted, e.g. "metric 1". */
  of: string;
  kind: ExperimentMetric['kind'];
  source: ExperimentSource;
  onChange: (source: ExperimentSource) => void;
  /** Below the line of a ratio nothing is known from before. */
  below?: boolean;
}

/** What of the events counts, and which events: one, the steps of a funnel, or those the project defines. */
function Counted({ of, kind, source, onChange }: Props) {
  const text = useText('experiments').events;
  const set = (more: Partial<ExperimentSource>) => onChange({ ...source, ...more });
  const { measure, event, steps, property } = source;
  return (
    <div className="exp-source">
      <Choice
        label={text.measure(of)}
        value={measure}
        options={measuresOf[kind]}
        words={text.measures}
        extra={text.says[measure]}
        onChange={(chosen) => onChange(measuring(source, chosen))}
      />
      {event && (
        <Group label={text.event(of)}>
          <SelectorInput label={text.event(of)} value={event} onChange={(next) => set({ event: next })} />
        </Group>
      )}
      {measure === 'funnel' && (
        <Group label={text.steps(of)}>
          <SelectorList label={text.steps(of)} value={steps} onChange={(next) => set({ steps: next })} />
        </Group>
      )}
      {event && hasProperty(measure) && (
        <Group label={text.counted(of)}>
          <PropertySelect
            numeric
            label={text.counted(of)}
            event={event.event}
            value={property ?? undefined}
            onChange={(next) => set({ property: next || null })}
          />
        </Group>
      )}
    </div>
  );
}

/** When it counts, from a person's first exposure on: hours, whole days, or days of the project's zone. */
function When({ of, kind, source, onChange, below }: Props) {
  const text = useText('experiments').events;
  const set = (more: Partial<ExperimentSource>) => onChange({ ...source, ...more });
  const window = windowOf(source);
  return (
    <div className="exp-row">
      <Choice
        label={text.window(of)}
        value={window}
        options={windows}
        words={text.windows}
        onChange={(chosen) => onChange(windowed(source, chosen))}
      />
      {window === 'hours' ? (
        <>
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
        </>
      ) : (
        <>
          <NumberField
            label={text.firstDay(of)}
            value={source.fromDay ?? 0}
            extra={text.dayHelp}
            onChange={(fromDay) => set({ fromDay: Math.round(fromDay ?? 0) })}
          />
          <NumberField
            label={text.lastDay(of)}
            value={source.toDay}
            extra={text.openHelp}
            onChange={(toDay) => set({ fromDay: source.fromDay ?? 0, toDay: toDay && Math.round(toDay) })}
          />
        </>
      )}
      {!below && kind !== 'quantile' && hasBefore(source.measure) && (
        <HoursField
          label={text.before(of)}
          placeholder={text.without}
          extra={text.beforeHelp}
          value={source.beforeHours}
          onChange={(beforeHours) => set({ beforeHours: beforeHours || null })}
        />
      )}
    </div>
  );
}

/** The events a metric's values are made of: which, what of them counts, and when. */
export function SourceFields(props: Props) {
  return (
    <>
      <Counted {...props} />
      <When {...props} />
    </>
  );
}
