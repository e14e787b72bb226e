import type { Experiment, ExperimentMetricResult } from '../../api/types';
import { DataTable } from '../../components/DataTable';
import { useText } from '../../text';
import { spanOf, type Method } from './model';
import { useNamesOf, useTold } from './parts';

interface Props {
  experiment: Experiment;
  metric: ExperimentMetricResult;
  method: Method;
}

/** What a cap and a covariate did to each comparison: the effect without them. */
function Without({ experiment, metric, method }: Props) {
  const text = useText('experiments').outliers;
  const { lift, format } = useTold();
  const names = useNamesOf(experiment.definition);
  const lines = metric.comparisons.flatMap((c) =>
    (['unadjusted', 'uncapped'] as const).flatMap((what) => {
      const effect = c[what];
      if (!effect) return [];
      const { low, high } = spanOf(effect, method);
      const shown = `${lift(effect.estimate)} [${lift(low)}, ${lift(high)}]`;
      return [{ key: `${c.variant} ${what}`, sentence: text[what](names.variant(c.variant), shown) }];
    }),
  );
  const affected = metric.cap?.affected.reduce((sum, n) => sum + n, 0) ?? 0;
  return (
    <ul>
      {metric.cap && <li>{text.cap(format.exact(metric.cap.value), format.exact(affected))}</li>}
      {metric.varianceRemoved !== null && <li>{text.removed(format.percent(metric.varianceRemoved))}</li>}
      {lines.map((line) => (
        <li key={line.key}>{line.sentence}</li>
      ))}
    </ul>
  );
}

/** Whether few people make the difference: largest values, the cap, and what is left without them. */
export function Outliers(props: Props) {
  const { experiment, metric } = props;
  const text = useText('experiments').outliers;
  const { value, format } = useTold();
  const names = useNamesOf(experiment.definition);
  if (metric.outliers.length === 0 && !metric.cap && metric.varianceRemoved === null) return null;
  const groups = (variant: string) => metric.groups.find((g) => g.variant === variant);
  return (
    <section className="card">
      <h2>{text.title(names.metric(metric.metric))}</h2>
      <Without {...props} />
      {metric.outliers.length > 0 && (
        <DataTable
          caption={text.title(names.metric(metric.metric))}
          csvName={`${experiment.key}-${metric.metric}-outliers`}
          columns={[
            { title: text.variant },
            ...[text.mean, text.without, text.largest, text.p99, text.top].map((title) => ({
              title,
              number: true,
            })),
          ]}
          rows={metric.outliers.map((o) => {
            const mean = groups(o.variant)?.mean;
            return {
              key: o.variant,
              cells: [
                names.variant(o.variant),
                mean === undefined ? '—' : value(mean, metric.kind),
                ...[o.meanWithoutLargest, o.largest, o.p99].map((v) => value(v, metric.kind)),
                format.percent(o.topShare),
              ],
              values: [o.variant, mean ?? null, o.meanWithoutLargest, o.largest, o.p99, o.topShare],
            };
          })}
        />
      )}
    </section>
  );
}
