import Button from 'antd/es/button';
import type { ExperimentMetric } from '../../api/types';
import { useText } from '../../text';
import type { StepProps } from './DefinitionDialog';
import { blankMetric } from './draft';
import { Choice, NamesFields, NumberField, TextField } from './fields';

const roles = ['goal', 'guardrail', 'secondary'] as const;
const kinds = ['proportion', 'mean', 'ratio', 'quantile'] as const;
const directions = ['up', 'down'] as const;

interface MetricProps {
  metric: ExperimentMetric;
  nth: number;
  onChange: (metric: ExperimentMetric) => void;
  onRemove?: () => void;
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
    source: kind === metric.kind ? metric.source : null,
    below: kind === metric.kind ? metric.below : null,
  };
}

function KindFields({ metric, nth, onChange }: MetricProps) {
  const text = useText('experiments').wizard;
  const { kind } = metric;
  const set = (more: Partial<ExperimentMetric>) => onChange({ ...metric, ...more });
  return (
    <>
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
      {kind !== 'quantile' && (
        <TextField
          label={text.covariate(nth)}
          value={metric.covariate ?? ''}
          extra={text.covariateHelp}
          onChange={(covariate) => set({ covariate: covariate || null })}
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
      <div className="exp-row">
        <NamesFields of={of} value={metric.names} onChange={(names) => set({ names })} />
        <TextField label={text.keyOf(of)} value={metric.key} onChange={(key) => set({ key })} />
        <Choice
          label={text.role(nth)}
          value={metric.role}
          options={roles}
          words={all.roles}
          onChange={(role) => set({ role })}
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
        <NumberField
          label={metric.role === 'guardrail' ? text.limit(nth) : text.minimum(nth)}
          percent
          value={metric.minimumEffect}
          onChange={(minimumEffect) => set({ minimumEffect })}
        />
        <KindFields {...props} />
      </div>
      {onRemove && <Button onClick={onRemove}>{text.remove(of)}</Button>}
    </div>
  );
}

/** What decides, what must not suffer, what helps to understand. */
export function MetricsStep({ draft, change }: StepProps) {
  const text = useText('experiments').wizard;
  const { definition } = draft;
  const { metrics } = definition;
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
          onChange={(m) => set(metrics.map((old, j) => (j === i ? m : old)))}
          onRemove={metrics.length > 1 ? () => set(metrics.filter((_, j) => j !== i)) : undefined}
        />
      ))}
      {metrics.length < 40 && (
        <Button onClick={() => set([...metrics, blankMetric(metrics.length + 1)])}>{text.addMetric}</Button>
      )}
    </fieldset>
  );
}
