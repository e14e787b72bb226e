import Button from 'antd/es/button';
import { useMemo } from 'react';
import type {
  Experiment,
  ExperimentComparison,
  ExperimentMetric,
  ExperimentMetricResult,
} from '../../api/types';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { Ends, Interval } from './Interval';
import { harmSeen, inUnits, limitOf, scaleOf, spanOf, type Method } from './model';
import { ReadingTag, useNamesOf, useTold } from './parts';

export interface Chosen {
  metric: ExperimentMetricResult;
  comparison: ExperimentComparison;
}

interface Props {
  experiment: Experiment;
  metrics: ExperimentMetricResult[];
  method: Method;
  chosen: Chosen;
}

function Group({ metric, variant }: { metric: ExperimentMetricResult; variant: string }) {
  const text = useText('experiments');
  const { value, format } = useTold();
  const group = metric.groups.find((g) => g.variant === variant);
  if (!group) return <>—</>;
  return (
    <>
      {value(group.mean, metric.kind)}
      <span className="key-under">
        {text.health.short.n(format.exact(group.people))}
        {group.missing > 0 && ` · ${text.metrics.missing(format.exact(group.missing))}`}
      </span>
    </>
  );
}

interface LiftProps extends Chosen {
  method: Method;
  defined: ExperimentMetric | undefined;
  /** Judged in the metric's unit. */
  units: boolean;
}

/** What so many people could find: of a guardrail which harm it sees, of other metrics while nothing is clear. */
function Power({ metric, comparison, defined, units }: LiftProps) {
  const text = useText('experiments').metrics;
  const { lift, difference, format } = useTold();
  const { reading, detectable, detectableDifference } = comparison;
  const limit = limitOf(defined);
  const harm = harmSeen(defined, comparison, units);
  if (harm !== undefined) {
    if (reading === 'worse') return null;
    const said = units ? difference(harm, metric.kind) : lift(harm);
    const blind = limit !== undefined && Math.abs(harm) > Math.abs(limit);
    return (
      <span className={blind ? 'key-under exp-blind' : 'key-under'}>
        {blind ? text.blind(said) : text.sees(said)}
      </span>
    );
  }
  if (reading !== 'unclear' || detectableDifference === null) return null;
  const found =
    units || detectable === null
      ? difference(detectableDifference, metric.kind).replace('+', '')
      : format.percent(detectable);
  return <span className="key-under">{text.detectable(found)}</span>;
}

/** A variant's lift in words: estimate, interval, what it is in the metric's unit, how sure. */
function Lift(props: LiftProps) {
  const { metric, comparison, method, units } = props;
  const text = useText('experiments').metrics;
  const { lift, difference, p, format } = useTold();
  const { relative, absolute, adjustedP } = comparison;
  const effect = units ? absolute : (relative ?? absolute);
  if (!effect) return <span className="weak">{text.none}</span>;
  const inUnit = effect === absolute;
  const say = inUnit ? (v: number) => difference(v, metric.kind) : lift;
  const { low, high } = spanOf(effect, method);
  const sure =
    method === 'bayesian' ? text.chance(format.percent(effect.bayesian.chanceBetter)) : p(effect[method].p);
  const other = inUnit
    ? relative && lift(relative.estimate)
    : absolute && difference(absolute.estimate, metric.kind);
  return (
    <>
      <span className="no-wrap">
        <strong>{say(effect.estimate)}</strong> [{say(low)}, {say(high)}]
      </span>
      <span className="key-under">
        {other && `${other} · `}
        {sure}
        {method !== 'bayesian' && adjustedP !== null && ` · ${text.adjusted(p(adjustedP))}`}
      </span>
      <Power {...props} />
    </>
  );
}

/** What a metric is called, its role, what matters of it, and what both teams agreed to give up. */
function Heading({ experiment, metric }: { experiment: Experiment; metric: ExperimentMetricResult }) {
  const text = useText('experiments');
  const { lift, difference, format } = useTold();
  const names = useNamesOf(experiment.definition);
  const { metrics, tradeOff } = experiment.definition;
  const defined = metrics.find((m) => m.key === metric.metric);
  const limit = limitOf(defined);
  const said =
    limit === undefined
      ? null
      : defined?.minimumDifference != null
        ? difference(limit, metric.kind)
        : lift(limit);
  return (
    <>
      {names.metric(metric.metric)} <span className={`role ${metric.role}`}>{text.roles[metric.role]}</span>
      {said !== null && <span className="weak"> {text.metrics.limit(said)}</span>}
      {said === null && defined?.minimumEffect != null && (
        <span className="weak"> {text.metrics.minimum(lift(defined.minimumEffect))}</span>
      )}
      {tradeOff?.guardrail === metric.metric && (
        <>
          {' '}
          <span className="role trade-off" title={tradeOff.longTerm}>
            {text.metrics.tradeOff(said, format.day(tradeOff.reviewOn))}
          </span>
        </>
      )}
    </>
  );
}

function Rows({
  experiment,
  metric,
  method,
  chosen,
}: Omit<Props, 'metrics'> & { metric: ExperimentMetricResult }) {
  const { lift, difference } = useTold();
  const { set } = useAddress();
  const names = useNamesOf(experiment.definition);
  const control = experiment.definition.variants[0]?.key ?? '';
  const defined = experiment.definition.metrics.find((m) => m.key === metric.metric);
  const units = inUnits(defined, metric.comparisons);
  const limit = units === (defined?.minimumDifference != null) ? limitOf(defined) : undefined;
  const effectOf = (c: ExperimentComparison) => (units ? c.absolute : c.relative);
  const end = units ? (value: number) => difference(value, metric.kind) : lift;
  const scale = useMemo(() => {
    const effects = metric.comparisons.map((c) => (units ? c.absolute : c.relative));
    const spans = effects.flatMap((effect) => (effect ? [spanOf(effect, method)] : []));
    return scaleOf(spans, limit === undefined ? [] : [limit]);
  }, [metric, method, limit, units]);
  return (
    <tbody>
      <tr className="exp-metric">
        <th colSpan={6} scope="rowgroup">
          <Heading {...{ experiment, metric }} />
        </th>
      </tr>
      {metric.comparisons.map((comparison) => {
        const shown = chosen.metric === metric && chosen.comparison === comparison;
        const { variant } = comparison;
        return (
          <tr key={variant} className={shown ? 'chosen' : undefined}>
            <th scope="row">
              <Button
                type="link"
                size="small"
                aria-pressed={shown}
                onClick={() => set({ metric: metric.metric, variant }, true)}
              >
                {names.variant(variant)}
              </Button>
            </th>
            <td className="num">
              <Group metric={metric} variant={control} />
            </td>
            <td className="num">
              <Group metric={metric} variant={variant} />
            </td>
            <td className="exp-plot">
              <Interval
                effect={effectOf(comparison)}
                reading={comparison.reading}
                {...{ scale, limit, method }}
              />
            </td>
            <td>
              <Lift {...{ metric, comparison, method, defined, units }} />
            </td>
            <td>
              <ReadingTag reading={comparison.reading} guardrail={metric.role === 'guardrail'} />
            </td>
          </tr>
        );
      })}
      {metric.comparisons.some(effectOf) && <Ends {...{ scale }} say={end} after={2} />}
    </tbody>
  );
}

/** Each metric and variant against the control: values with n, the interval drawn and in words, what it means. */
export function MetricTable({ experiment, metrics, method, chosen }: Props) {
  const text = useText('experiments').metrics;
  const names = useNamesOf(experiment.definition);
  const control = experiment.definition.variants[0]?.key ?? '';
  return (
    <div className="data-table-scroll" tabIndex={0} role="region" aria-label={text.title}>
      <table className="exp-table">
        <caption className="hidden">{text.title}</caption>
        <thead>
          <tr>
            <th scope="col">{text.columns.variant}</th>
            <th scope="col" className="num">
              {text.columns.control(names.variant(control))}
            </th>
            <th scope="col" className="num">
              {text.columns.value}
            </th>
            <th scope="col">{text.columns.plot}</th>
            <th scope="col">{text.columns.lift}</th>
            <th scope="col">{text.columns.reading}</th>
          </tr>
        </thead>
        {metrics.map((metric) => (
          <Rows key={metric.metric} {...{ experiment, metric, method, chosen }} />
        ))}
      </table>
    </div>
  );
}
