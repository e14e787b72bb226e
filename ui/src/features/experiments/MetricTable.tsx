import Button from 'antd/es/button';
import { useMemo } from 'react';
import type {
  Experiment,
  ExperimentComparison,
  ExperimentEffect,
  ExperimentMetricResult,
} from '../../api/types';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { limitOf, scaleOf, spanOf, type Method, type Scale } from './model';
import { ReadingTag, useNamesOf, useTold } from './parts';

/** So near to 0, in percent of the width, an end of the scale has no room for its number. */
const NEAR = 20;

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

interface Plotted {
  effect: ExperimentEffect | null;
  /** Colours it. */
  reading: string;
  method: Method;
  scale: Scale;
  /** The relative change from which on a guardrail is harmed. */
  limit?: number;
}

/** An interval beside 0 and, of a guardrail, its limit; the numbers stand beside it in words. */
export function Interval({ effect, reading, method, scale, limit }: Plotted) {
  if (!effect) return null;
  const { low, high } = spanOf(effect, method);
  const from = scale.at(low);
  return (
    <div className={`interval ${reading}`} aria-hidden>
      <span className="zero" style={{ left: `${scale.at(0)}%` }} />
      {limit !== undefined && <span className="limit" style={{ left: `${scale.at(limit)}%` }} />}
      <span className="whisker" style={{ left: `${from}%`, width: `${scale.at(high) - from}%` }} />
      <span className="dot" style={{ left: `${scale.at(effect.estimate)}%` }} />
    </div>
  );
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

/** A variant's lift in words: estimate, interval, what it is in the metric's unit, how sure. */
function Lift({ metric, comparison, method }: Chosen & { method: Method }) {
  const text = useText('experiments').metrics;
  const { lift, difference, p, format } = useTold();
  const { relative, absolute, adjustedP, detectable } = comparison;
  const effect = relative ?? absolute;
  if (!effect) return <span className="weak">{text.none}</span>;
  const say = relative ? lift : (v: number) => difference(v, metric.kind);
  const { low, high } = spanOf(effect, method);
  const belief = (absolute ?? effect).bayesian;
  const sure =
    method === 'bayesian'
      ? text.chance(format.percent(belief.chanceBetter))
      : p((absolute ?? effect)[method].p);
  return (
    <>
      <span className="no-wrap">
        <strong>{say(effect.estimate)}</strong> [{say(low)}, {say(high)}]
      </span>
      <span className="key-under">
        {relative && absolute && `${difference(absolute.estimate, metric.kind)} · `}
        {sure}
        {method !== 'bayesian' && adjustedP !== null && ` · ${text.adjusted(p(adjustedP))}`}
        {comparison.reading === 'unclear' &&
          detectable !== null &&
          ` · ${text.detectable(format.percent(detectable))}`}
      </span>
    </>
  );
}

function Rows({
  experiment,
  metric,
  method,
  chosen,
}: Omit<Props, 'metrics'> & { metric: ExperimentMetricResult }) {
  const text = useText('experiments');
  const { lift } = useTold();
  const { set } = useAddress();
  const names = useNamesOf(experiment.definition);
  const control = experiment.definition.variants[0]?.key ?? '';
  const defined = experiment.definition.metrics.find((m) => m.key === metric.metric);
  const limit = limitOf(defined);
  const scale = useMemo(() => {
    const spans = metric.comparisons.flatMap((c) => (c.relative ? [spanOf(c.relative, method)] : []));
    return scaleOf(limit === undefined ? spans : [...spans, { low: limit, high: limit }]);
  }, [metric, method, limit]);
  return (
    <tbody>
      <tr className="exp-metric">
        <th colSpan={6} scope="rowgroup">
          {names.metric(metric.metric)}{' '}
          <span className={`role ${metric.role}`}>{text.roles[metric.role]}</span>
          {defined?.minimumEffect != null && (
            <span className="weak">
              {' '}
              {limit === undefined
                ? text.metrics.minimum(lift(defined.minimumEffect))
                : text.metrics.limit(lift(limit))}
            </span>
          )}
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
                effect={comparison.relative}
                reading={comparison.reading}
                {...{ scale, limit, method }}
              />
            </td>
            <td>
              <Lift {...{ metric, comparison, method }} />
            </td>
            <td>
              <ReadingTag reading={comparison.reading} guardrail={metric.role === 'guardrail'} />
            </td>
          </tr>
        );
      })}
      <tr className="exp-scale" aria-hidden>
        <td colSpan={3} />
        <td className="exp-plot">
          <span className="ends">
            <span>{scale.at(0) > NEAR && lift(scale.low)}</span>
            <span className="middle" style={{ left: `${scale.at(0)}%` }}>
              0
            </span>
            <span>{scale.at(0) < 100 - NEAR && lift(scale.high)}</span>
          </span>
        </td>
        <td colSpan={2} />
      </tr>
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
