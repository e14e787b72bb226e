import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { useId, type ReactNode } from 'react';
import type { Filter, Interval } from '../../../api/types';
import { DateRange } from '../../../components/DateRange';
import { PRODUCTION, useEnvironments } from '../../../components/environments';
import { FilterEditor } from '../../../components/FilterEditor';
import type { ChosenRange } from '../../../components/range';
import { SegmentSelect } from '../../../components/SegmentSelect';
import { useText } from '../../../text';

/** A part of the panel under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <div className="query-section" role="group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </div>
  );
}

/** Options few people need, folded away until one of them is set or asked for. */
export function MoreOptions({ open, children }: { open: boolean; children: ReactNode }) {
  const text = useText('insights');
  return (
    <details className="more-options" open={open}>
      <summary>{text.moreOptions}</summary>
      <div className="query-section">{children}</div>
    </details>
  );
}

interface ChoiceProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
}

/** One of a few words, under its name. */
export function Choice<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        aria-label={label}
        className="wide"
        popupMatchSelectWidth={false}
        value={value}
        options={[...options]}
        onChange={onChange}
      />
    </div>
  );
}

/** A control under its name. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="choice">
      <span>{label}</span>
      {children}
    </div>
  );
}

interface WhereProps {
  /** Whose properties are offered; those of all events without one. */
  event: string | undefined;
  filters: Filter[];
  onChange: (filters: Filter[]) => void;
}

/** Conditions of everything that is counted. */
export function WhereSection({ event, filters, onChange }: WhereProps) {
  const text = useText('insights');
  return (
    <Section title={text.where}>
      <FilterEditor event={event || undefined} filters={filters} onChange={onChange} />
    </Section>
  );
}

/** Whose people count. */
export function SegmentSection(props: {
  value: string | undefined;
  onChange: (segment: string | undefined) => void;
}) {
  const text = useText('audiences').filter;
  return (
    <Section title={text.label}>
      <SegmentSelect {...props} />
    </Section>
  );
}

/** Where the events come from; nothing to choose in a project with one environment. */
export function EnvironmentSection(props: {
  value: string | undefined;
  onChange: (environment: string | undefined) => void;
}) {
  const { value, onChange } = props;
  const text = useText('insights').environment;
  const found = useEnvironments().data ?? [];
  if (found.length < 2 && !value) return null;
  const options = [
    ...found.map(({ key, name }) => ({
      value: key === PRODUCTION ? '' : key,
      label: key === PRODUCTION ? text.unset(name) : name,
    })),
    { value: '*', label: text.all },
  ];
  const shown = value === PRODUCTION ? '' : (value ?? '');
  if (!options.some((o) => o.value === shown)) options.push({ value: shown, label: shown });
  return (
    <Section title={text.label}>
      <Select
        aria-label={text.label}
        className="wide"
        value={shown}
        options={options}
        onChange={(key) => onChange(key || undefined)}
      />
    </Section>
  );
}

const intervals: Interval[] = ['day', 'week', 'month'];

interface IntervalProps<I extends string> {
  value: I;
  onChange: (interval: I) => void;
  /** Day, week and month when left out. */
  options?: readonly { value: I; label: string }[];
}

/** How wide a bucket is. */
export function IntervalSection<I extends string = Interval>({ value, onChange, options }: IntervalProps<I>) {
  const text = useText('insights');
  const words = useText('common').interval;
  const usual = intervals.map((i) => ({ value: i as string as I, label: words[i] }));
  return (
    <Section title={text.interval}>
      <Segmented
        aria-label={text.interval}
        value={value}
        options={[...(options ?? usual)]}
        onChange={onChange}
      />
    </Section>
  );
}

/** Over which days. */
export function RangeSection(props: { value: ChosenRange; onChange: (range: ChosenRange) => void }) {
  const text = useText('insights');
  return (
    <Section title={text.range}>
      <DateRange {...props} />
    </Section>
  );
}
