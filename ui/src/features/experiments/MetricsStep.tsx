import Button from 'antd/es/button';
import type { ExperimentMetric } from '../../api/types';
import { useText } from '../../text';
import type { StepProps } from './DefinitionDialog';
import { blankMetric } from './draft';
import { Choice, NamesFields, NumberField, TextField } from './fields';
import { TradeOffFields } from './JudgingFields';
import { LimitField } from './LimitField';
import { SourceFields } from './SourceFields';
import { sourced } from './sources';

const roles = ['goal', 'guardrail', 'secondary'] as const;
const kinds = ['proportion', 'mean', 'ratio', 'quantile'] as const;
const directions = ['up', 'down'] as const;

interface MetricProps {
  metric: ExperimentMetric;
  nth: number;
  /** Results come from events, not from tables. */
  events: boolean;
  onChange: (metric: ExperimentMetric) => void;
  onRemove?: () => void;
}

function sourcesAs(metric: ExperimentMetric, kind: ExperimentMetric['kind']) {
  const { source, below } = metric.source ? sourced({ ...metric, kind }) : metric;
  return { source, below: kind === 'ratio' ? below : null };
}

/** The same metric as another kind: what only the former kind has goes. */
function ofKind(metric: ExperimentMetric, kind: ExperimentMetric['kind']): ExperimentMetric {
  return {
    ...metric,
    kind,
    denominator: kind === 'ratio' ? (metric.denominator ?? '') : null,
    quantile: kind === 'quantile' ? (metric.quantile ?? 0.9) : null,
    capQuantile: kind === 'mean' ? metric.capQuantile : null,
    cap: kind === 'mean' ? metric.cap : null,
    covariate: kind === 'quantile' ? null : metric.covariate,
    // points of a share are no amount
    minimumDifference: kind === metric.kind ? metric.minimumDifference : null,
    ...sourcesAs(metric, kind),
  };
}

function KindFields({ metric, nth, onChange }: MetricProps) {
  const text = useText('experiments').wizard;
  const { kind } = metric;
  const set = (more: Partial<ExperimentMetric>) => onChange({ ...metric, ...more });
  return (
    <>
      {kind === 'quantile' && (
        <NumberField
          label={text.quantile(nth)}
          percent
          value={metric.quantile}
          onChange={(quantile) => set({ quantile })}
        />
      )}
      {kind === 'mean' && (
        <NumberField
          label={text.cap(nth)}
          percent
          value={metric.capQuantile}
          extra={text.capHelp}
          onChange={(capQuantile) => set({ capQuantile, cap: null })}
        />
      )}
    </>
  );
}

/** Columns that a metric reads of an uploaded table. */
function ColumnFields({ metric, nth, onChange }: MetricProps) {
  const text = useText('experiments').wizard;
  const { kind } = metric;
  const set = (more: Partial<ExperimentMetric>) => onChange({ ...metric, ...more });
  return (
    <div className="exp-row">
      <TextField
        label={text.column(nth)}
        value={metric.column ?? ''}
        extra={text.columnHelp(metric.key)}
        onChange={(column) => set({ column: column || null })}
      />
      {kind === 'ratio' && (
        <TextField
          label={text.denominator(nth)}
          value={metric.denominator ?? ''}
          onChange={(denominator) => set({ denominator })}
        />
      )}
      {kind !== 'quantile' && (
        <TextField
          label={text.covariate(nth)}
          value={metric.covariate ?? ''}
          extra={text.covariateHelp}
          onChange={(covariate) => set({ covariate: covariate || null })}
        />
      )}
    </div>
  );
}

/** Where a metric's values come from: events, or columns of a table. */
function Sources(props: MetricProps) {
  const { metric, nth, events, onChange } = props;
  const all = useText('experiments');
  const of = all.wizard.metric(nth);
  const { kind, source, below } = metric;
  if (!events || !source) return <ColumnFields {...props} />;
  return (
    <>
      <SourceFields {...{ of, kind, source }} onChange={(next) => onChange({ ...metric, source: next })} />
      {below && (
        <SourceFields
          {...{ kind }}
          below
          of={all.events.below(of)}
          source={below}
          onChange={(next) => onChange({ ...metric, below: next })}
        />
      )}
    </>
  );
}

function MetricFields(props: MetricProps) {
  const { metric, nth, onChange, onRemove } = props;
  const all = useText('experiments');
  const text = all.wizard;
  const of = text.metric(nth);
  const set = (more: Partial<ExperimentMetric>) => onChange({ ...metric, ...more });
  return (
    <div className="exp-metric-fields">
      <div className="exp-row four">
        <NamesFields of={of} value={metric.names} onChange={(names) => set({ names })} />
        <TextField label={text.keyOf(of)} value={metric.key} onChange={(key) => set({ key })} />
        <Choice
          label={text.role(nth)}
          value={metric.role}
          options={roles}
          words={all.roles}
          onChange={(role) => set(role === 'guardrail' ? { role } : { role, minimumDifference: null })}
        />
      </div>
      <div className="exp-row">
        <Choice
          label={text.kind(nth)}
          value={metric.kind}
          options={kinds}
          words={all.kinds}
          onChange={(kind) => onChange(ofKind(metric, kind))}
        />
        <Choice
          label={text.direction(nth)}
          value={metric.direction ?? 'up'}
          options={directions}
          words={all.directions}
          onChange={(direction) => set({ direction })}
        />
        {metric.role === 'guardrail' ? (
          <LimitField {...{ metric, nth }} onChange={set} />
        ) : (
          <NumberField
            label={text.minimum(nth)}
            percent
            value={metric.minimumEffect}
            onChange={(minimumEffect) => set({ minimumEffect })}
          />
        )}
        <KindFields {...props} />
      </div>
      <Sources {...props} />
      {onRemove && <Button onClick={onRemove}>{text.remove(of)}</Button>}
    </div>
  );
}

/** What decides, what must not suffer, what helps to understand. */
export function MetricsStep({ draft, change }: StepProps) {
  const text = useText('experiments').wizard;
  const { definition } = draft;
  const { metrics } = definition;
  const events = definition.exposure !== null;
  const add = () => {
    const metric = blankMetric(metrics.length + 1);
    set([...metrics, events ? sourced(metric) : metric]);
  };
  const set = (next: ExperimentMetric[]) =>
    change({ ...draft, definition: { ...definition, metrics: next } });
  return (
    <fieldset>
      <legend>{text.steps.metrics}</legend>
      <p className="weak">{text.metricsLead}</p>
      {metrics.map((metric, i) => (
        <MetricFields
          key={i}
          nth={i + 1}
          metric={metric}
          events={events}
          onChange={(m) => set(metrics.map((old, j) => (j === i ? m : old)))}
          onRemove={metrics.length > 1 ? () => set(metrics.filter((_, j) => j !== i)) : undefined}
        />
      ))}
      {metrics.length < 40 && <Button onClick={add}>{text.addMetric}</Button>}
      <TradeOffFields {...{ draft, change }} />
    </fieldset>
  );
}
